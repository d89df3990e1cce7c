import type { State, Values } from '../protocol.ts';
import { createDialog, type Dialog } from './dialog.ts';
import type { Room } from './room.ts';

/** The app's dialogs, of which the one opened last is seen. */
export interface Dialogs {
  readonly update: (state: State) => void;
  readonly close: () => void;
}

export function createDialogs(room: Room, parent: HTMLElement): Dialogs {
  // What was chosen in a dialog is still there when one above it closes.
  const chosen = new Map<string, Values>();
  let shown: Dialog | null = null;
  const close = () => {
    shown?.close();
    shown = null;
  };
  return {
    update: ({ dialogs }) => {
      const open = new Set(dialogs.map(({ id }) => id));
      for (const id of chosen.keys()) if (!open.has(id)) chosen.delete(id);
      const top = dialogs.at(-1);
      if (top === undefined) return close();
      if (shown?.id !== top.id) {
        close();
        shown = createDialog(room, top, chosen.get(top.id) ?? {}, (values) => chosen.set(top.id, values));
        shown.update(top);
        parent.append(shown.element);
        shown.open();
      } else shown.update(top);
    },
    close,
  };
}
