import type { Store } from './store.ts';

// Slack: a trigger_id lives 3 seconds and works once
const LIFE_MS = 3000;
const MOST = 5000;

/** The `trigger_id`s that were handed out with payloads. */
export class Triggers {
  readonly #given = new Map<string, { readonly at: number; readonly user: string; used: boolean }>();
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  create(user: string): string {
    const id = `${this.#store.ids.nextId('')}.${this.#store.now()}`;
    this.#given.set(id, { at: this.#store.now(), user, used: false });
    const oldest = this.#given.keys().next().value;
    if (this.#given.size > MOST && oldest !== undefined) this.#given.delete(oldest);
    return id;
  }

  use(id: string): readonly [error: string | undefined, user: string] {
    const trigger = this.#given.get(id);
    if (!trigger) return ['invalid_trigger_id', ''];
    if (trigger.used) return ['exchanged_trigger_id', ''];
    if (this.#store.now() - trigger.at > LIFE_MS) return ['expired_trigger_id', ''];
    trigger.used = true;
    return [undefined, trigger.user];
  }
}
