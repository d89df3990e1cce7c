import type { ActionsBlock, Button } from '@slack/types';
import type { ShareWords } from '../../i18n/share-words.ts';
import { actionId } from '../ids.ts';
import { plain } from './options.ts';

/**
 * The controls of a message that others see, all in one block whose id holds the question. `sharer`: the id of the
 * Slack user who alone can remove it.
 */
export function renderSharedActions(placeBlockId: string, sharer: string, words: ShareWords): ActionsBlock {
  const { title, text, yes, no } = words.confirm;
  const remove: Button = {
    type: 'button',
    action_id: actionId('remove'),
    text: plain(words.remove),
    value: sharer,
    confirm: { title: plain(title), text: plain(text), confirm: plain(yes), deny: plain(no) },
  };
  const closer = renderCloser(placeBlockId, words);
  return { ...closer, elements: [...closer.elements, remove] };
}

/** Leads from what others see to an answer of one's own; the block's id holds the question. */
export function renderCloser(placeBlockId: string, words: ShareWords): ActionsBlock {
  const closer: Button = { type: 'button', action_id: actionId('closer'), text: plain(words.closer) };
  return { type: 'actions', block_id: placeBlockId, elements: [closer] };
}
