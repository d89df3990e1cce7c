import type { CommandData, State } from '../protocol.ts';
import type { Words } from '../words.ts';
import { mentionAt, peopleFor } from './mentions.ts';

/** What a box may be completed with. */
export interface Suggestion {
  readonly name: string;
  /** beside the name */
  readonly hint: string;
  /** below it; may be empty */
  readonly about: string;
  /** the box's text with it, and where the caret then stands */
  readonly text: string;
  readonly caret: number;
}

export interface Offer {
  /** what all of them are called */
  readonly label: string;
  readonly suggested: readonly Suggestion[];
}

/** What the words of a box may become: a name where the caret is after an `@`, else a command. */
export function buildOffer(
  text: string,
  caret: number,
  { app, people }: Pick<State, 'app' | 'people'>,
  words: Pick<Words, 'commands' | 'people' | 'roles'>,
): Offer {
  const mention = mentionAt(text, caret);
  if (mention === null) {
    const suggested = commandsFor(text, app.commands).map(({ command, usageHint, description }) => {
      const whole = `${command} `;
      return { name: command, hint: usageHint, about: description, text: whole, caret: whole.length };
    });
    return { label: words.commands, suggested };
  }
  const { name, from, to } = mention;
  const suggested = peopleFor(name, people).map(({ handle, name: real, role }) => {
    const before = `${text.slice(0, from)}@${handle} `;
    return {
      name: real,
      hint: `@${handle} · ${words.roles[role]}`,
      about: '',
      text: before + text.slice(to).replace(/^ /, ''),
      caret: before.length,
    };
  });
  return { label: words.people, suggested };
}

/** The commands that what is typed may become: it is the beginning of a command and nothing more. */
export function commandsFor(typed: string, commands: readonly CommandData[]): readonly CommandData[] {
  if (!typed.startsWith('/')) return [];
  const lower = typed.toLowerCase();
  return commands.filter(({ command }) => command.toLowerCase().startsWith(lower));
}

/** The command whose words are being typed, for its hint. */
export function commandInUse(typed: string, commands: readonly CommandData[]): CommandData | undefined {
  const [, name] = /^(\/\S+)\s/.exec(typed) ?? [];
  return commands.find(({ command }) => command === name);
}
