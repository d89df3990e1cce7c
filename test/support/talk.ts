import type { Message } from '../../src/playground/slack/model.ts';
import type { Workspace } from '../../src/playground/slack/workspace.ts';

/** A message or a view as a test looks at it. */
export interface Element {
  readonly type: string;
  readonly action_id: string;
  readonly url?: string;
  readonly value?: string;
  readonly text?: { readonly text: string };
  readonly options?: readonly { readonly value: string; readonly text: { readonly text: string } }[];
  readonly initial_option?: { readonly value: string };
}

type Blocks = readonly Readonly<Record<string, unknown>>[];

/** Everything that can be pressed or chosen in blocks, accessories too. */
export function elementsOf(blocks: Blocks): readonly Element[] {
  return blocks.flatMap(({ elements, accessory, type }) => [
    ...(type === 'actions' ? (elements as Element[]) : []),
    ...(accessory ? [accessory as Element] : []),
  ]);
}

export function elementOf(blocks: Blocks, actionId: string): Element | undefined {
  return elementsOf(blocks).find(({ action_id }) => action_id === actionId);
}

export function headersOf(blocks: Blocks): string[] {
  return blocks.flatMap(({ type, text }) => (type === 'header' ? [(text as { text: string }).text] : []));
}

/** The direct conversation of a person with the bot. */
export const directOf = (user: string) => `D${user.slice(1)}`;

/** Writes something, and waits for what the bot says to it there, to everybody or to the writer alone. */
export async function sayAndHear(
  workspace: Workspace,
  asked: { readonly user: string; readonly channel: string; readonly text: string; readonly thread?: string },
): Promise<{ readonly mine: Message; readonly answer: Message }> {
  const { user, channel, text, thread } = asked;
  const ofBot = () =>
    workspace.messages(channel, user).filter((message) => message.user === workspace.botUserId);
  const before = ofBot().length;
  const { promise: heard, resolve } = Promise.withResolvers<void>();
  const stop = workspace.onChange(() => ofBot().length > before && resolve());
  const said = await workspace.say({
    ...{ user, channel, text },
    ...(thread === undefined ? {} : { threadTs: thread }),
  });
  if ('refused' in said) throw new Error(said.refused);
  await heard;
  stop();
  const answer = ofBot()[before];
  if (!answer) throw new Error('nothing was said');
  return { mine: said.message, answer };
}
