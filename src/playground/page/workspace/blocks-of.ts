import type { BlockContext } from '../blocks/context.ts';
import { renderBlocks } from '../blocks/render.ts';
import type { Json, MessageData, Values, Where } from '../protocol.ts';
import { directPlace, homePlace, type Room } from './room.ts';

export interface BlocksPlace {
  readonly where: Where;
  readonly values: Values;
  readonly errors?: BlockContext['errors'];
  readonly change?: BlockContext['change'];
  /** takes what did not work, to show it nearby */
  readonly report: (problem: string) => void;
}

/** Blocks as they stand in this room: who presses them, and what they mention. */
export function drawBlocks(room: Room, blocks: readonly Json[], place: BlocksPlace): HTMLElement {
  const { people, places } = room.state();
  const { where, values, errors = {}, change = () => {}, report } = place;
  return renderBlocks(blocks, {
    locale: room.locale,
    zone: room.zone,
    people,
    places,
    pictureUrl: (url) => `/picture?url=${encodeURIComponent(url)}`,
    fileUrl: (id) => `/file/${encodeURIComponent(id)}`,
    values,
    errors,
    change,
    press: async (blockId, actionId, value) => {
      const { problem } = await room.act({
        act: 'press',
        where,
        blockId,
        actionId,
        ...(value === undefined ? {} : { value }),
      });
      if (problem !== undefined) report(problem);
      return problem === undefined;
    },
    openApp: (tab) => {
      const opened = tab === 'home' ? homePlace : directPlace(room.state())?.id;
      if (opened !== undefined) room.openPlace(opened);
    },
    findOptions: (blockId, actionId, typed) => room.act({ act: 'options', where, blockId, actionId, typed }),
  });
}

/** A message's blocks, or its text where it has none. */
export function drawMessage(
  room: Room,
  message: MessageData,
  report: (problem: string) => void,
): HTMLElement {
  const { channel, ts, text, values } = message;
  const blocks =
    message.blocks.length > 0
      ? message.blocks
      : text === ''
        ? []
        : [{ type: 'section', text: { type: 'mrkdwn', text } }];
  return drawBlocks(room, blocks, { where: { channel, ts }, values, report });
}
