import type { Changes } from './changes.ts';
import type { Ids } from './ids.ts';
import { type Json, objects } from './json.ts';
import type { StateValues, StoredView } from './model.ts';
import { keepState } from './state.ts';

// Slack: a modal holds its first view and two more
const MOST_STACKED = 3;

/** The Home tab of each person and their stack of open modals. */
export class Views {
  readonly #homes = new Map<string, StoredView>();
  readonly #stacks = new Map<string, readonly StoredView[]>();
  readonly #ids: Ids;
  readonly #changes: Changes;

  constructor(ids: Ids, changes: Changes) {
    this.#ids = ids;
    this.#changes = changes;
  }

  get homes(): ReadonlyMap<string, StoredView> {
    return this.#homes;
  }

  /** The open modals of a person, the one that is seen last. */
  modals(user: string): readonly StoredView[] {
    return this.#stacks.get(user) ?? [];
  }

  find(matches: (view: StoredView) => boolean): StoredView | undefined {
    return [...this.#homes.values(), ...[...this.#stacks.values()].flat()].find(matches);
  }

  /** Whether its person sees it: the Home tab, or the modal on top. */
  isSeen(view: StoredView): boolean {
    return this.#homes.get(view.user) === view || this.modals(view.user).at(-1) === view;
  }

  /** The one Home tab of a person keeps its id. */
  publish(user: string, sent: Json): StoredView {
    const home = this.#homes.get(user);
    if (home) {
      this.update(home, sent);
      return home;
    }
    const stored = this.#build(user, sent, null);
    this.#homes.set(user, stored);
    this.#tell(stored);
    return stored;
  }

  /** Puts a modal in front of the person; one that is open already stays behind it. */
  open(user: string, sent: Json): StoredView {
    return this.#put(this.#build(user, sent, null));
  }

  /** Puts a view on top of another; undefined when that modal holds as many as it may. */
  push(below: StoredView, sent: Json): StoredView | undefined {
    const depth = this.modals(below.user).filter((view) => view.root === below.root).length;
    return depth < MOST_STACKED ? this.#put(this.#build(below.user, sent, below)) : undefined;
  }

  /** What the person entered stays where block id, action id and type stay (Slack, views.update). */
  update(view: StoredView, sent: Json): void {
    const named = this.#name(sent);
    const state = keepState(objects(named.blocks), view.state);
    Object.assign(view, { view: named, payload: sent, state, hash: this.#ids.nextTs() });
    this.#tell(view);
  }

  /** Tells nobody: the person who entered it sees it already. */
  enter(view: StoredView, state: StateValues): void {
    Object.assign(view, { state });
  }

  /** Takes modals away; those that are not there any more are none. */
  close(user: string, closed: readonly StoredView[]): void {
    const stack = this.modals(user);
    const left = stack.filter((view) => !closed.includes(view));
    if (left.length === stack.length) return;
    this.#stacks.set(user, left);
    this.#changes.tell({ kind: 'dialogs', user });
  }

  #name(sent: Json): Json {
    return { ...sent, blocks: this.#ids.nameBlocks(objects(sent.blocks)) };
  }

  #build(user: string, sent: Json, below: StoredView | null): StoredView {
    const id = this.#ids.nextId('V');
    const place = { root: below?.root ?? id, previous: below?.id ?? null };
    return { id, user, hash: this.#ids.nextTs(), view: this.#name(sent), payload: sent, state: {}, ...place };
  }

  #put(view: StoredView): StoredView {
    this.#stacks.set(view.user, [...this.modals(view.user), view]);
    this.#tell(view);
    return view;
  }

  #tell(view: StoredView): void {
    const { user } = view;
    if (this.#homes.get(user) === view) this.#changes.tell({ kind: 'home', user });
    else if (this.modals(user).includes(view)) this.#changes.tell({ kind: 'dialogs', user });
  }
}
