import type { Answers } from './answers.ts';
import { type AskedCommand, sendCommand } from './commands.ts';
import type { Acknowledgement, SignOptions } from './deliver.ts';
import { type AskedEvent, sendEvent } from './events.ts';
import type { PeopleParts } from './parts.ts';
import { type AskedPress, sendPress } from './presses.ts';
import {
  type AskedDismissal,
  type AskedWords,
  dismiss,
  openHome,
  refuseWords,
  type Said,
  say,
  type WordsRefusal,
} from './speaking.ts';
import { type AskedClose, type AskedSubmit, closeView, type Submitted, submitView } from './submissions.ts';
import { type AskedOptions, askOptions, type Suggestions } from './suggestions.ts';

/**
 * The side of the people: what they type and press goes to the app, by HTTP or by Socket Mode. Who and where are
 * ids or names. What a person cannot do (press what they do not see) throws; what Slack would tell them comes back.
 */
export interface People {
  readonly command: (asked: AskedCommand) => Promise<Answers>;
  /** presses or chooses something in a message, a Home tab or the modal on top */
  readonly press: (asked: AskedPress) => Promise<Answers>;
  /** asks the app for the options of an external select */
  readonly options: (asked: AskedOptions) => Promise<Suggestions>;
  /** sends the modal on top off */
  readonly submit: (asked: AskedSubmit) => Promise<Submitted>;
  /** closes the modal on top; the acknowledgements of a `view_closed` that was asked for */
  readonly closeView: (asked: AskedClose) => Promise<readonly Acknowledgement[]>;
  /** writes a message */
  readonly say: (asked: AskedWords) => Promise<Said>;
  /** why this person cannot write there; undefined when they can */
  readonly refuses: (asked: { readonly user: string; readonly channel: string }) => WordsRefusal | undefined;
  /** opens the Home tab; undefined when there is none, or the app does not subscribe to hear of it */
  readonly openHome: (asked: { readonly user?: string }) => Promise<Acknowledgement | undefined>;
  /** takes a message that only this person sees out of their sight; false when there is none such */
  readonly dismiss: (asked: AskedDismissal) => boolean;
  /** makes something happen and tells the app, whether it subscribes or not */
  readonly event: (asked: AskedEvent, options?: SignOptions) => Promise<Acknowledgement>;
}

export function createPeople(parts: PeopleParts): People {
  const { person, channel } = parts.directory;
  return {
    command: (asked) => sendCommand(parts, asked),
    press: (asked) => sendPress(parts, asked),
    options: (asked) => askOptions(parts, asked),
    submit: (asked) => submitView(parts, asked),
    closeView: (asked) => closeView(parts, asked),
    say: (asked) => say(parts, asked),
    refuses: (asked) => refuseWords(parts, person(asked.user), channel(asked.channel)),
    openHome: (asked) => openHome(parts, asked),
    dismiss: (asked) => dismiss(parts, asked),
    event: (asked, options) => sendEvent(parts, asked, options),
  };
}
