import type { ActionsBlock, Button } from '@slack/types';
import { linkWords } from '../../i18n/link-words.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Message } from '../blocks.ts';
import { actionId } from '../ids.ts';
import { limits } from '../limits.ts';
import { askButton } from './ask-button.ts';
import { section } from './report.ts';

/** What a *That’s me* button says when it is pressed. */
export interface Claim {
  /** the Slack user it was shown to */
  readonly user: string;
  /** of the candidate: the record id of the agent or, of a manager, `manager:` and the label */
  readonly person: string;
  /** the question to answer then; empty for none */
  readonly line: string;
}

export function encodeClaim({ user, person, line }: Claim): string {
  // A line that makes the value too long is not answered by itself.
  const value = JSON.stringify([user, person, line]);
  return value.length <= limits.buttonValue ? value : JSON.stringify([user, person, '']);
}

/** Null for what is no claim of ours, such as one of an older version. */
export function decodeClaim(value: string): Claim | null {
  try {
    const parsed: unknown = JSON.parse(value);
    if (!Array.isArray(parsed)) return null;
    const [user, person, line] = parsed as unknown[];
    return typeof user === 'string' && typeof person === 'string' && typeof line === 'string'
      ? { user, person, line }
      : null;
  } catch {
    return null;
  }
}

/** Sentences of finished markup, with lines to try as buttons. */
export function renderLinkTalk(said: readonly string[], lines: readonly string[] = []): Message {
  const text = said.join(' ');
  const buttons = lines.map((line, n) => askButton(line, line, n));
  return withButtons(text, buttons);
}

/** Asks whether somebody is the one person of their name, with a button to say so. */
export function renderCandidate(said: readonly string[], claim: Claim, locale: Locale): Message {
  const { thatsMe } = linkWords[locale];
  return withButtons(said.join(' '), [
    {
      type: 'button',
      action_id: actionId('claim'),
      style: 'primary',
      text: { type: 'plain_text', text: thatsMe, emoji: false },
      value: encodeClaim(claim),
    },
  ]);
}

function withButtons(text: string, buttons: readonly Button[]): Message {
  return {
    text,
    blocks: [
      section(text),
      ...(buttons.length > 0 ? [{ type: 'actions', elements: [...buttons] } satisfies ActionsBlock] : []),
    ],
  };
}
