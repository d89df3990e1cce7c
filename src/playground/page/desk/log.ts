import { el } from '../dom.ts';
import type { LogLine } from '../protocol.ts';
import type { Section, Tools } from './section.ts';

/** More would make the page slow; a terminal shows all. */
const limit = 300;
/** How near to the end, in pixels, still counts as reading the newest line. */
const nearEnd = 40;

const grave: ReadonlySet<LogLine['level']> = new Set(['warn', 'error', 'fatal']);

interface Shown {
  readonly line: LogLine;
  readonly item: HTMLElement;
}

/** What the bot wrote into its log, the newest last. */
export function createLog(tools: Tools): Section & { toEnd(): void } {
  const { words } = tools;
  const filter = el('input', { type: 'checkbox', name: 'log-grave' });
  const filterText = el('span', {});
  const list = el('ol', { class: 'desk-list desk-log', role: 'list' });
  const cut = el('p', { class: 'desk-note' }, words.log.cut(limit));
  const empty = el('p', { class: 'desk-note' });
  const element = el(
    'div',
    {},
    el('h3', {}, words.log.title),
    el('label', { class: 'desk-check' }, filter, filterText),
    cut,
    empty,
    list,
  );
  let lines: readonly LogLine[] = [];
  let zone = 'UTC';
  let shown: readonly Shown[] = [];

  const toEnd = () => {
    const scroller = element.parentElement;
    if (scroller) scroller.scrollTop = scroller.scrollHeight;
  };
  const draw = () => {
    const wanted = lines.filter(({ level }) => !filter.checked || grave.has(level)).slice(-limit);
    const scroller = element.parentElement;
    const isAtEnd =
      scroller !== null && scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - nearEnd;
    const known = new Map(shown.map((one) => [keyOf(one.line), one]));
    shown = wanted.map((line) => known.get(keyOf(line)) ?? { line, item: renderLine(line, zone, tools) });
    const kept = new Set(shown.map(({ item }) => item));
    for (const { item } of known.values()) if (!kept.has(item)) item.remove();
    for (const { item } of shown) if (item.parentElement !== list) list.append(item);
    cut.hidden = lines.length < limit;
    empty.hidden = wanted.length > 0;
    empty.textContent = lines.length > 0 ? words.log.noWarnings : words.log.empty;
    if (isAtEnd) toEnd();
  };
  const drawAnew = () => {
    list.replaceChildren();
    shown = [];
    draw();
  };
  filter.addEventListener('change', drawAnew);
  return {
    element,
    toEnd,
    update({ log, clock }) {
      if (log === lines && clock.zone === zone && filterText.textContent !== '') return;
      const inOtherZone = clock.zone !== zone;
      lines = log;
      zone = clock.zone;
      filterText.textContent = words.log.onlyWarnings(log.filter(({ level }) => grave.has(level)).length);
      if (inOtherZone) drawAnew();
      else draw();
    },
  };
}

/** Started over, a log may count from the beginning again. */
function keyOf({ n, at, message }: LogLine): string {
  return `${n} ${at} ${message}`;
}

function renderLine(line: LogLine, zone: string, { words, formats }: Tools): HTMLElement {
  const { level, at, message, details } = line;
  return el(
    'li',
    { class: `desk-log-line is-${level}` },
    el(
      'p',
      { class: 'desk-log-head' },
      el('span', { class: `desk-level is-${level}` }, words.log.levels[level]),
      el('time', { datetime: new Date(at).toISOString() }, formats.logTime(at, zone)),
    ),
    el('p', { class: 'desk-log-message' }, message),
    !/^\s*(?:\{\s*\})?\s*$/.test(details) && renderDetails(details, words.log.details),
  );
}

function renderDetails(details: string, label: string): HTMLElement {
  const content = el('pre', { class: 'desk-code' });
  const element = el('details', { class: 'desk-details' }, el('summary', {}, label), content);
  // Most are never opened.
  const fill = () => {
    content.textContent = spread(details);
  };
  element.addEventListener('toggle', fill, { once: true });
  return element;
}

/** JSON over several lines; whatever else it is, as it is. */
function spread(details: string): string {
  try {
    return JSON.stringify(JSON.parse(details), null, 2);
  } catch {
    return details;
  }
}
