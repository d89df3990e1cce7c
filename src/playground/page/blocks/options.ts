import type { Json } from '../protocol.ts';
import { isJson, objects, stringOf } from './json.ts';
import type { Placed } from './placed.ts';
import type { Choice } from './tell.ts';
import { plainText } from './text-object.ts';

/** Something that can be chosen: an option of the app's, a person or a conversation. */
export interface Option {
  /** the option's `value`, or the id */
  readonly key: string;
  readonly text: string;
  /** may be empty */
  readonly description: string;
  /** Slack's option object; null for people and conversations */
  readonly option: Json | null;
}

export interface OptionGroup {
  /** empty for options that stand in no group */
  readonly label: string;
  readonly options: readonly Option[];
}

export function readOption(option: Json): Option {
  const text = plainText(option.text);
  return { key: stringOf(option.value), text, description: plainText(option.description), option };
}

/** Options or groups of them, as elements hold them and as the app answers a search. */
export function readGroups(options: unknown, groups: unknown): readonly OptionGroup[] {
  const loose = objects(options).map(readOption);
  const grouped = objects(groups).map((group) => ({
    label: plainText(group.label),
    options: objects(group.options).map(readOption),
  }));
  return [...(loose.length > 0 ? [{ label: '', options: loose }] : []), ...grouped];
}

/** What a select offers. One with a search of the app's offers nothing by itself. */
export function optionsOffered({ element, type, context }: Placed): readonly OptionGroup[] {
  switch (sourceOf(type)) {
    case 'users':
      return [ungrouped(context.people.map(({ id, name }) => ({ id, name })))];
    case 'conversations':
      return [ungrouped(context.places.map(signed))];
    case 'channels':
      return [ungrouped(context.places.filter(({ kind }) => kind !== 'direct').map(signed))];
    default:
      return readGroups(element.options, element.option_groups);
  }
}

function signed({ id, name, kind }: Placed['context']['places'][number]): { id: string; name: string } {
  return { id, name: kind === 'direct' ? name : `# ${name}` };
}

function ungrouped(things: readonly { readonly id: string; readonly name: string }[]): OptionGroup {
  const options = things.map(({ id, name }) => ({ key: id, text: name, description: '', option: null }));
  return { label: '', options };
}

function sourceOf(type: string): string {
  return type.replace(/^multi_/, '').replace(/_select$/, '');
}

const nouns: Readonly<Record<string, string>> = {
  users: 'user',
  conversations: 'conversation',
  channels: 'channel',
};

/** Field of Slack's state in which a select says what is chosen: `selected_option`, `selected_users` … */
export function selectedPart(type: string): string {
  const noun = nouns[sourceOf(type)] ?? 'option';
  return `selected_${noun}${type.startsWith('multi_') || type === 'checkboxes' ? 's' : ''}`;
}

/** Keys in a state's field: ids as they are, options by their value. */
export function keysOf(selected: unknown): readonly string[] {
  const list = Array.isArray(selected) ? selected : [selected];
  return list.map((one) => stringOf(isJson(one) ? one.value : one)).filter((key) => key !== '');
}

/** What to tell of one chosen option, null for none. */
export function choiceOf(type: string, chosen: Option | null): Choice {
  const selected = chosen && (chosen.option ?? chosen.key);
  const value = type === 'external_select' ? selected : (chosen?.key ?? null);
  return { value, state: { type, [selectedPart(type)]: selected } };
}

/** What to tell of several. */
export function choicesOf(type: string, chosen: readonly Option[]): Choice {
  const selected = chosen.map(({ option, key }) => option ?? key);
  return { value: chosen.map(({ key }) => key), state: { type, [selectedPart(type)]: selected } };
}
