import type { Grouping } from '../deals/deal.ts';
import { foldWord } from './fold.ts';

/**
 * A piece of the text, `[start, end)` in it. `word`: letters and digits; `date`: digits with dashes or dots
 * (`2017-07`, `2017-01-01..`); `key`: a filter's key with its colon; `mark`: everything else.
 */
export interface Token {
  readonly kind: 'word' | 'quoted' | 'key' | 'date' | 'comma' | 'mark';
  /** as typed; of a quoted name what stands between the quotes */
  readonly text: string;
  readonly fold: string;
  readonly start: number;
  readonly end: number;
  /** no space before it */
  readonly glued: boolean;
  readonly key?: Grouping;
}

const space = /[\s\p{Z}\p{Cc}]+/uy;
const word = /[\p{L}\p{N}\p{M}\p{Cf}]+/uy;
const colon = /[\s\p{Z}]*:/uy;
const point = String.raw`(?:\d{4}[-‐‑–]?[qtws]\d{1,2}|[qtws]\d{1,2}[-‐‑–/]\d{4}|\d{4}[-‐‑–]\d{1,2}(?:[-‐‑–]\d{1,2})?)`;
const date = new RegExp(
  String.raw`(?:(?:${point}|\d{4})(?:\.{2,3}|…)(?:${point}|\d{4})?|${point})(?![\p{L}\p{N}])`,
  'iuy',
);
const doubleQuotes = '"“”„‟';
const singleQuotes = "'‘’";

function match(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

/** A doubled quote inside stands for one; a quote left open is closed by the end of the text. */
function readQuoted(text: string, at: number): { content: string; end: number } {
  const closing = text[at] === '«' ? '»' : doubleQuotes;
  let content = '';
  let i = at + 1;
  while (i < text.length) {
    const char = text.charAt(i);
    if (closing.includes(char)) {
      if (text[i + 1] !== char) return { content: closing === '»' ? content.trim() : content, end: i + 1 };
      i++;
    }
    content += char;
    i++;
  }
  return { content: content.trim(), end: i };
}

/** Apostrophes are quotes only around a whole name: before it a space, after it a space, comma or the end. */
function readSingleQuoted(text: string, at: number): { content: string; end: number } | null {
  if (at > 0 && !/[\s:,]/.test(text.charAt(at - 1))) return null;
  for (let i = at + 2; i < text.length; i++) {
    if (!singleQuotes.includes(text.charAt(i))) continue;
    if (i + 1 === text.length || /[\s,]/.test(text.charAt(i + 1))) {
      return { content: text.slice(at + 1, i), end: i + 1 };
    }
  }
  return null;
}

function width(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

function isMark(text: string, at: number): boolean {
  const char = text.charAt(at);
  if (doubleQuotes.includes(char) || char === '«' || char === ',') return false;
  return match(space, text, at) === null && match(word, text, at) === null;
}

/** Takes a text to pieces. `keyOf` tells which folded words are filter keys when a colon follows. */
export function tokenize(text: string, keyOf: (fold: string) => Grouping | undefined): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let glued = false;
  const push = (kind: Token['kind'], end: number, content?: string, key?: Grouping) => {
    const raw = content ?? text.slice(at, end);
    tokens.push({ kind, text: raw, fold: foldWord(raw), start: at, end, glued, ...(key ? { key } : {}) });
    at = end;
    glued = true;
  };
  let noMoreSingles = false;
  while (at < text.length) {
    const gap = match(space, text, at);
    if (gap !== null) {
      at += gap.length;
      glued = false;
      continue;
    }
    const char = text.charAt(at);
    if (doubleQuotes.includes(char) || char === '«') {
      const { content, end } = readQuoted(text, at);
      push('quoted', end, content);
      continue;
    }
    if (!noMoreSingles && singleQuotes.includes(char)) {
      const single = readSingleQuoted(text, at);
      if (single) {
        push('quoted', single.end, single.content);
        continue;
      }
      noMoreSingles = at === 0 || /[\s:,]/.test(text.charAt(at - 1));
    }
    if (char === ',') {
      push('comma', at + 1);
      continue;
    }
    const previous = tokens.at(-1);
    const day =
      !glued || previous?.kind === 'comma' || previous?.kind === 'key' ? match(date, text, at) : null;
    if (day !== null) {
      push('date', at + day.length);
      continue;
    }
    const letters = match(word, text, at);
    if (letters !== null) {
      const end = at + letters.length;
      const key = keyOf(foldWord(letters));
      const after = key ? match(colon, text, end) : null;
      if (key && after !== null) push('key', end + after.length, letters, key);
      else push('word', end);
      continue;
    }
    let end = at + width(text, at);
    while (end < text.length && isMark(text, end)) end += width(text, end);
    push('mark', end);
  }
  return tokens;
}
