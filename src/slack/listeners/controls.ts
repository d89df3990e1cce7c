import type { App, BlockAction } from '@slack/bolt';
import type { Answering } from '../answering.ts';
import { type ActionKind, actionPattern } from '../ids.ts';
import type { Change } from '../press.ts';

const chosen = ['period', 'breakdown', 'drill', 'figure'] as const;
const pressed = ['back', 'share', 'deals', 'receipt', 'csv'] as const;

/**
 * The controls of an answer. On a message for the presser alone the next answer takes its place; on one that others
 * see the presser gets their own.
 */
export function listenToControls(app: App, answering: Answering): void {
  const listen = (kind: ActionKind, changeOf: (value: string) => Change) =>
    app.action<BlockAction>(actionPattern(kind), async ({ ack, action, body }) => {
      await ack();
      if (!body.response_url || !('block_id' in action)) return;
      await answering({
        line: '',
        press: { blockId: action.block_id, change: changeOf(valueFrom(action)) },
        user: body.user.id,
        team: body.team?.id ?? body.user.team_id ?? '',
        to: { url: body.response_url, replace: body.container?.is_ephemeral === true },
        channel: body.channel?.id ?? '',
        ...threadOf(body.container),
      });
    });
  for (const kind of chosen) listen(kind, (value) => ({ kind, value }));
  for (const kind of pressed) listen(kind, () => ({ kind }));
  listen('page', (value) => ({ kind: 'page', value }));
}

function threadOf(container: BlockAction['container']): { readonly thread?: string } {
  const thread: unknown = container?.thread_ts;
  return typeof thread === 'string' ? { thread } : {};
}

/** What a button carries, or an option that was chosen. */
function valueFrom(action: object): string {
  const of = (value: unknown) => (typeof value === 'string' ? value : '');
  if ('value' in action) return of(action.value);
  const { selected_option: option } = action as { selected_option?: { value?: unknown } | null };
  return of(option?.value);
}
