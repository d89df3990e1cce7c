import { el } from '../dom.ts';
import { formatDate } from './date-format.ts';
import type { Flow, Inline, ListItems } from './flow.ts';
import type { Scene } from './scene.ts';

const tags = { bold: 'strong', italic: 'em', strike: 's', code: 'code' } as const;

/** Text that was read, as elements; every character of the app's is text. */
export function showFlow(flows: readonly Flow[], scene: Scene): readonly HTMLElement[] {
  return flows.map((flow) => showOne(flow, scene));
}

function showOne(flow: Flow, scene: Scene): HTMLElement {
  switch (flow.kind) {
    case 'lines':
      return el('p', { class: 'bk-lines' }, ...showInline(flow.children, scene));
    // headings within a text are of one size, and no part of the page's outline
    case 'heading':
      return el('p', { class: 'bk-lines bk-heading' }, ...showInline(flow.children, scene));
    case 'pre':
      return el('pre', { class: 'bk-pre' }, ...showInline(flow.children, scene));
    case 'quote':
      return el('blockquote', { class: 'bk-quote' }, ...showFlow(flow.children, scene));
    case 'rule':
      return el('hr', { class: 'bk-divider' });
    case 'list':
      return showList(flow, scene);
  }
}

function showList({ ordered, indent, start, items }: ListItems, scene: Scene): HTMLElement {
  const looks = `bk-list bk-indent-${Math.min(indent, 4)} bk-bullet-${indent % 3}`;
  const shown = items.map((item) => el('li', {}, ...showInline(item, scene)));
  return ordered
    ? el('ol', { class: looks, start: start === 1 ? null : start }, ...shown)
    : el('ul', { class: looks }, ...shown);
}

function showInline(inlines: readonly Inline[], scene: Scene): readonly (Node | string)[] {
  return inlines.map((inline) => {
    switch (inline.kind) {
      case 'text':
        return inline.text;
      case 'break':
        return el('br');
      case 'link':
        return showLink(inline.url, ...showInline(inline.children, scene));
      case 'user': {
        const known = scene.context.people.find(({ id }) => id === inline.id);
        return mention(`@${known?.name ?? (inline.label || inline.id)}`);
      }
      case 'channel': {
        const known = scene.context.places.find(({ id }) => id === inline.id);
        return mention(`#${known?.name ?? (inline.label || inline.id)}`);
      }
      case 'group':
        return mention(inline.label || `@${inline.id}`);
      case 'broadcast':
        return mention(`@${inline.range}`, 'bk-broadcast');
      case 'date':
        return showDate(inline, scene);
      default:
        return el(tags[inline.kind], {}, ...showInline(inline.children, scene));
    }
  });
}

export function showLink(url: string, ...children: readonly (Node | string)[]): HTMLAnchorElement {
  return el('a', { class: 'bk-link', href: url, target: '_blank', rel: 'noopener noreferrer' }, ...children);
}

function mention(text: string, looks = ''): HTMLElement {
  return el('span', { class: `bk-mention ${looks}`.trim() }, text);
}

function showDate(date: Extract<Inline, { kind: 'date' }>, { context, words }: Scene): Node | string {
  const text = formatDate(date.timestamp, date.format, words.tag, context.zone) ?? date.fallback;
  return date.url === null ? text : showLink(date.url, text);
}
