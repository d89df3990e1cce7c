import { randomBytes } from 'node:crypto';
import { isJson, type Json, objects } from './json.ts';

/** Makes timestamps and ids as Slack's look, never the same twice. */
export class Ids {
  readonly #now: () => number;
  #lastTs = 0;
  #ids = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Seconds with six decimals. */
  nextTs(): string {
    this.#lastTs = Math.max(this.#lastTs + 1, Math.round(this.#now() * 1000));
    return `${Math.floor(this.#lastTs / 1e6)}.${String(this.#lastTs % 1e6).padStart(6, '0')}`;
  }

  /** A letter and ten letters or digits. */
  nextId(prefix: string): string {
    this.#ids += 1;
    const count = this.#ids.toString(36).toUpperCase().padStart(6, '0');
    return `${prefix}${randomBytes(2).toString('hex').toUpperCase()}${count}`;
  }

  /** Slack gives an id to every block and interactive element that came without one. */
  nameBlocks(blocks: readonly Json[]): Json[] {
    const named = (element: unknown): unknown => {
      const interactive =
        isJson(element) && !['image', 'mrkdwn', 'plain_text'].includes(String(element.type));
      return interactive && element.action_id === undefined
        ? { ...element, action_id: this.nextId('b') }
        : element;
    };
    return blocks.map((block) => ({
      ...block,
      block_id: block.block_id ?? this.nextId('b'),
      ...(block.type === 'actions' ? { elements: objects(block.elements).map(named) } : {}),
      ...(block.accessory === undefined ? {} : { accessory: named(block.accessory) }),
      ...(block.type === 'input' ? { element: named(block.element) } : {}),
    }));
  }
}
