import type { ActionsBlock, Button, PlainTextElement } from '@slack/types';
import type { ShareWords } from '../../i18n/share-words.ts';
import { actionId } from '../ids.ts';

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
  return {
    type: 'actions',
    block_id: placeBlockId,
    elements: [{ type: 'button', action_id: actionId('closer'), text: plain(words.closer) }, remove],
  };
}

function plain(text: string): PlainTextElement {
  return { type: 'plain_text', text, emoji: false };
}
