import type { App, BlockAction } from '@slack/bolt';
import type { Answering } from '../answering.ts';
import { askingOf } from '../asking.ts';
import { type ActionKind, actionPattern } from '../ids.ts';
import type { Change } from '../press.ts';

const chosen = ['period', 'breakdown', 'drill', 'figure'] as const;
const pressed = ['back', 'share', 'deals', 'receipt', 'csv'] as const;

/** The controls of an answer, on a message of the presser's own. */
export function listenToControls(app: App, answering: Answering): void {
  const listen = (kind: ActionKind, changeOf: (value: string) => Change) =>
    app.action<BlockAction>(actionPattern(kind), async ({ ack, action, body }) => {
      await ack();
      const asking = askingOf(body);
      if (!asking || !('block_id' in action)) return;
      const press = { blockId: action.block_id, change: changeOf(valueFrom(action)) };
      await answering({ ...asking, line: '', press });
    });
  for (const kind of chosen) listen(kind, (value) => ({ kind, value }));
  for (const kind of pressed) listen(kind, () => ({ kind }));
  listen('page', (value) => ({ kind: 'page', value }));
}

/** What a button carries, or an option that was chosen. */
function valueFrom(action: object): string {
  const of = (value: unknown) => (typeof value === 'string' ? value : '');
  if ('value' in action) return of(action.value);
  const { selected_option: option } = action as { selected_option?: { value?: unknown } | null };
  return of(option?.value);
}
