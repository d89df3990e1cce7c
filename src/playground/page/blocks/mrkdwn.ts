import { emojiNamed } from './emoji.ts';
import { decode } from './entities.ts';
import type { Flow, Inline } from './flow.ts';
import { type Found, readAngle, readAutoLink } from './mrkdwn-links.ts';

const wordSign = /[\p{L}\p{N}]/u;
// Slack takes the space without width for a space: that is how an app keeps a sign from formatting
const spaceSign = /[\s\u200b]/;
const emojiName = /:([a-z0-9_+-]+):/y;
const fence = /```\n?([\s\S]+?)\n?```/g;

const styles: Readonly<Record<string, 'bold' | 'italic' | 'strike'>> = {
  '*': 'bold',
  _: 'italic',
  '~': 'strike',
};

export interface MrkdwnOptions {
  /** a bare address stays text */
  readonly verbatim: boolean;
}

/** Slack's own markup, read as Slack reads it: styles begin and end at the edges of words and on one line. */
export function parseMrkdwn(text: string, options: MrkdwnOptions = { verbatim: false }): readonly Flow[] {
  const flows: Flow[] = [];
  let from = 0;
  for (const match of text.matchAll(fence)) {
    const [whole, inside = ''] = match;
    if (inside.replaceAll('`', '').trim() === '') continue;
    flows.push(...parseLines(text.slice(from, match.index).replace(/\n$/, ''), options));
    flows.push({ kind: 'pre', children: new Line(inside, options).literal(0, inside.length) });
    from = match.index + whole.length;
    if (text[from] === '\n') from += 1;
  }
  return [...flows, ...parseLines(text.slice(from), options)];
}

const quoteMark = /^(?:&gt;|>)(?!(?:&gt;|>){2}) ?/;
const quoteToEnd = /^(?:&gt;|>){3} ?/;

function parseLines(text: string, options: MrkdwnOptions): Flow[] {
  if (text === '') return [];
  const flows: Flow[] = [];
  let kind: 'lines' | 'quote' = 'lines';
  let gathered: string[] = [];
  const flush = () => {
    if (gathered.length === 0) return;
    const lines: Flow = { kind: 'lines', children: joinLines(gathered, options) };
    flows.push(kind === 'lines' ? lines : { kind, children: [lines] });
    gathered = [];
  };
  const all = text.split('\n');
  for (const [n, line] of all.entries()) {
    if (quoteToEnd.test(line)) {
      flush();
      kind = 'quote';
      gathered = [line.replace(quoteToEnd, ''), ...all.slice(n + 1)];
      break;
    }
    const lineKind = quoteMark.test(line) ? 'quote' : 'lines';
    if (lineKind !== kind) flush();
    kind = lineKind;
    gathered.push(lineKind === 'quote' ? line.replace(quoteMark, '') : line);
  }
  flush();
  return flows;
}

function joinLines(lines: readonly string[], options: MrkdwnOptions): Inline[] {
  return lines.flatMap((line, n): Inline[] => [
    ...(n > 0 ? [{ kind: 'break' } as const] : []),
    ...new Line(line, options).parse(0, line.length),
  ]);
}

class Line {
  readonly #text: string;
  readonly #options: MrkdwnOptions;

  constructor(text: string, options: MrkdwnOptions) {
    this.#text = text;
    this.#options = options;
  }

  parse(from: number, to: number): Inline[] {
    return this.#gather(from, to, (at) => this.#spanAt(at, to));
  }

  /** Links and mentions alone: what code may hold. */
  literal(from: number, to: number): Inline[] {
    return this.#gather(from, to, (at) => (this.#text[at] === '<' ? readAngle(this.#text, at, to) : null));
  }

  #gather(from: number, to: number, find: (at: number) => Found | null): Inline[] {
    const inlines: Inline[] = [];
    let plainFrom = from;
    const flush = (end: number) => {
      if (end > plainFrom) inlines.push({ kind: 'text', text: decode(this.#text.slice(plainFrom, end)) });
    };
    for (let at = from; at < to; ) {
      const found = find(at);
      if (found) {
        flush(at);
        inlines.push(found.inline);
        plainFrom = found.end;
      }
      at = found?.end ?? at + 1;
    }
    flush(to);
    return inlines;
  }

  #spanAt(at: number, to: number): Found | null {
    const sign = this.#text[at] ?? '';
    if (sign === '<') return readAngle(this.#text, at, to);
    if (sign === ':') return this.#emoji(at, to);
    if (sign === 'h' || sign === 'H') {
      const inWord = wordSign.test(this.#text[at - 1] ?? '');
      return this.#options.verbatim || inWord ? null : readAutoLink(this.#text, at, to);
    }
    const style = styles[sign];
    if (sign !== '`' && style === undefined) return null;
    const end = this.#closing(sign, at, to);
    if (end === null) return null;
    return {
      inline:
        style === undefined
          ? { kind: 'code', children: this.literal(at + 1, end) }
          : { kind: style, children: this.parse(at + 1, end) },
      end: end + 1,
    };
  }

  #emoji(at: number, to: number): Found | null {
    emojiName.lastIndex = at;
    const [written = '', name = ''] = emojiName.exec(this.#text) ?? [];
    const shown = emojiNamed(name);
    const end = at + written.length;
    return shown === null || end > to ? null : { inline: { kind: 'text', text: shown }, end };
  }

  /** Where the style that this sign begins ends; null where it begins none. */
  #closing(sign: string, at: number, to: number): number | null {
    const text = this.#text;
    const before = text[at - 1] ?? '';
    const after = text[at + 1] ?? '';
    if (wordSign.test(before) || before === sign || after === sign || spaceSign.test(after)) return null;
    for (let end = at + 1; end < to; end += 1) {
      const here = text[end];
      if (here === '<') end = (readAngle(text, end, to)?.end ?? end + 1) - 1;
      else if (here === '`' && sign !== '`') end = this.#closing('`', end, to) ?? end;
      else if (here === sign && end > at + 1) {
        const next = text[end + 1] ?? '';
        const last = text[end - 1] ?? '';
        if (!spaceSign.test(last) && last !== sign && next !== sign && !wordSign.test(next)) return end;
      }
    }
    return null;
  }
}
