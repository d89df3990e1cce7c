import { withEmoji } from './emoji.ts';
import { type Flow, type Inline, wordsOf } from './flow.ts';
import { isJson, stringOf } from './json.ts';
import { parseMrkdwn } from './mrkdwn.ts';

/** The words of a `plain_text` object: verbatim but for emoji names; '' for what is no text object. */
export function plainText(object: unknown): string {
  if (!isJson(object)) return '';
  const text = stringOf(object.text);
  return object.emoji === false ? text : withEmoji(text);
}

/** A text object of either kind, read; null for what is none. */
export function readText(object: unknown): readonly Flow[] | null {
  if (!isJson(object) || typeof object.text !== 'string') return null;
  if (object.type === 'mrkdwn') return parseMrkdwn(object.text, { verbatim: object.verbatim === true });
  if (object.type !== 'plain_text') return null;
  return [{ kind: 'lines', children: linesOf(plainText(object)) }];
}

/** The words alone of a text object of either kind. */
export function textWords(object: unknown): string {
  return wordsOf(readText(object) ?? []);
}

/** Text with its line breaks. */
export function linesOf(text: string): readonly Inline[] {
  return text
    .split('\n')
    .flatMap((line, n): Inline[] => [
      ...(n > 0 ? [{ kind: 'break' } as const] : []),
      ...(line === '' ? [] : [{ kind: 'text', text: line } as const]),
    ]);
}
