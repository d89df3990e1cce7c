/** Something that a person may now see otherwise. What is only for one person is told of all the same: look it up. */
export type Change =
  /** new, or changed */
  | { readonly kind: 'message'; readonly channel: string; readonly ts: string }
  | { readonly kind: 'gone'; readonly channel: string; readonly ts: string }
  /** made, or joined */
  | { readonly kind: 'channel'; readonly channel: string }
  | { readonly kind: 'home'; readonly user: string }
  /** the stack of this person's open modals, or a view in it */
  | { readonly kind: 'dialogs'; readonly user: string }
  | { readonly kind: 'presence' }
  /** announced, uploaded, shared or looked at */
  | { readonly kind: 'file'; readonly id: string };

export type ChangeListener = (change: Change) => void;

export class Changes {
  readonly #listeners = new Map<symbol, ChangeListener>();

  /** Calls the listener after every change, at once; what it gives back stops that. */
  listen(listener: ChangeListener): () => void {
    const key = Symbol();
    this.#listeners.set(key, listener);
    return () => void this.#listeners.delete(key);
  }

  tell(change: Change): void {
    for (const listener of [...this.#listeners.values()]) {
      try {
        listener(change);
      } catch (error) {
        // the app's call has had its effect and must get its answer
        process.emitWarning(error instanceof Error ? error : String(error));
      }
    }
  }
}
