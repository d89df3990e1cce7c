import type { PersonData } from '../protocol.ts';

/** A name that is being typed after its `@`, as far as it stands in a box. */
export interface MentionTyped {
  /** without the `@` */
  readonly name: string;
  /** where the `@` stands, and where the rest of the word ends */
  readonly from: number;
  readonly to: number;
}

/** The mention that the caret is in; null elsewhere, as in an e-mail address. */
export function mentionAt(text: string, caret: number): MentionTyped | null {
  const [, name] = /(?:^|[\s(])@([\p{L}\p{M}\p{N}._-]*)$/u.exec(text.slice(0, caret)) ?? [];
  if (name === undefined) return null;
  const [rest = ''] = /^[\p{L}\p{M}\p{N}_-]*/u.exec(text.slice(caret)) ?? [];
  return { name, from: caret - name.length - 1, to: caret + rest.length };
}

/** Whom what is typed may mean, by the name with the `@` or a part of the real one; the app comes first. */
export function peopleFor(name: string, people: readonly PersonData[]): readonly PersonData[] {
  const typed = fold(name);
  const fits = ({ handle, name: real }: PersonData) =>
    [handle, ...real.split(/[\s-]+/), real].some((each) => fold(each).startsWith(typed));
  const isApp = ({ role }: PersonData) => role === 'bot';
  return people.filter(fits).toSorted((a, b) => Number(isApp(b)) - Number(isApp(a)));
}

/** `Élodie` is found by `elo` too. */
function fold(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
