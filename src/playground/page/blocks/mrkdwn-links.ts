import { withEmoji } from './emoji.ts';
import { decode } from './entities.ts';
import type { Inline } from './flow.ts';
import { safeLink } from './safe-link.ts';

/** A part of a line that was understood, and where it ends. */
export interface Found {
  readonly inline: Inline;
  readonly end: number;
}

const angle = /<([^<>\n]+)>/y;
const address = /https?:\/\/[^\s<>\u200b]+/iy;
// a sentence's own signs after an address, and the ends of styles around it, are no part of it
const trailing = /(?:[.,;:!?)\]}'"*_~`]|&gt;)+$/;

/** What stands between `<` and `>`: a link or a mention; null for anything else. */
export function readAngle(text: string, at: number, to: number): Found | null {
  angle.lastIndex = at;
  const [whole = '', inside = ''] = angle.exec(text) ?? [];
  const end = at + whole.length;
  if (whole === '' || end > to) return null;
  const bar = inside.indexOf('|');
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? '' : decode(inside.slice(bar + 1));
  const inline = readTarget(target, label);
  return inline && { inline, end };
}

function readTarget(target: string, label: string): Inline | null {
  const [, mark = '', id = ''] = /^([@#])([A-Z0-9]+)$/.exec(target) ?? [];
  if (mark === '@') return { kind: 'user', id, label };
  if (mark === '#') return { kind: 'channel', id, label };
  if (target.startsWith('!')) return readSpecial(target.slice(1), label);
  const url = safeLink(decode(target));
  if (url === null) return null;
  const shown = label === '' ? decode(target).replace(/^mailto:/, '') : withEmoji(label);
  return { kind: 'link', url, children: [{ kind: 'text', text: shown }] };
}

function readSpecial(name: string, label: string): Inline | null {
  if (name === 'here' || name === 'channel' || name === 'everyone') return { kind: 'broadcast', range: name };
  const [kind, first = '', format = '', link = ''] = name.split('^');
  if (kind === 'subteam' && first !== '') return { kind: 'group', id: first, label };
  if (kind !== 'date' || !/^\d+$/.test(first)) return null;
  return {
    kind: 'date',
    timestamp: Number(first),
    format: decode(format),
    url: safeLink(decode(link)),
    fallback: label,
  };
}

/** A bare address of the web. */
export function readAutoLink(text: string, at: number, to: number): Found | null {
  address.lastIndex = at;
  const [whole = ''] = address.exec(text) ?? [];
  const written = whole.slice(0, to - at).replace(trailing, '');
  const url = safeLink(decode(written));
  if (written === '' || url === null) return null;
  const children = [{ kind: 'text', text: decode(written) } as const];
  return { inline: { kind: 'link', url, children }, end: at + written.length };
}
