import { el } from '../dom.ts';
import type { Locale, MessageData, State } from '../protocol.ts';
import { icon } from '../workspace/icons.ts';
import { createBase, isBroken } from './base.ts';
import { createClock } from './clock.ts';
import { createFormats } from './formats.ts';
import { createLog } from './log.ts';
import { createNotice } from './notice.ts';
import { createPayload } from './payload.ts';
import type { DeskOptions, Tools } from './section.ts';
import { createTabs } from './tabs.ts';
import { createTry } from './try.ts';
import { deskWords, type TabId } from './words.ts';

/** What is open in the desk. */
interface Open {
  readonly tab: TabId;
  readonly message: MessageData | null;
  /** where the focus was when the message's payload was opened */
  readonly opener: Element | null;
}

/** The desk in one language. */
export interface DeskBody {
  readonly locale: Locale;
  readonly element: HTMLElement;
  readonly open: Open;
  update(state: State): void;
  showPayload(message: MessageData, opener: Element | null): void;
  /** opens what was open in another */
  takeOver(other: DeskBody): void;
  /** time goes on */
  tick(): void;
}

export function createDeskBody(locale: Locale, options: DeskOptions): DeskBody {
  const words = deskWords[locale];
  const notice = createNotice(words);
  const tools: Tools = { options, locale, words, formats: createFormats(locale), notice };
  const clock = createClock(tools);
  const log = createLog(tools);
  const sections = { try: createTry(tools), base: createBase(tools), clock, log };
  const panelOf = (id: TabId) => ({ id, label: words.tabs[id], panel: sections[id].element });
  const tabs = createTabs<TabId>(
    words.title,
    [panelOf('try'), panelOf('base'), panelOf('clock'), panelOf('log')],
    (id) => {
      notice.clear();
      if (id === 'log') log.toEnd();
    },
  );
  const tabbed = el('div', { class: 'desk-tabbed' }, tabs.list, ...tabs.panels);
  const close = el(
    'button',
    { type: 'button', class: 'desk-icon-button desk-close', 'aria-label': words.close },
    icon('close'),
  );
  close.addEventListener('click', () => options.close());
  let opener: Element | null = null;
  const payload = createPayload(tools, () => {
    showTabs(true);
    options.close();
    if (opener instanceof HTMLElement && opener.isConnected && opener !== document.body) opener.focus();
    else tabs.focus();
  });
  const showTabs = (shown: boolean) => {
    tabbed.hidden = !shown;
    payload.element.hidden = shown;
  };
  const showPayload = (message: MessageData, from: Element | null) => {
    // From one payload to the next, the way back stays that of the first.
    if (!payload.element.contains(from)) opener = from;
    notice.clear();
    showTabs(false);
    payload.show(message);
  };
  return {
    locale,
    element: el(
      'div',
      { class: 'desk-body' },
      el('header', { class: 'desk-header' }, el('h2', {}, words.title), close),
      tabbed,
      payload.element,
      notice.element,
    ),
    get open() {
      return { tab: tabs.chosen, message: payload.shown, opener };
    },
    update(state) {
      for (const section of Object.values(sections)) section.update(state);
      payload.update(state);
      tabs.mark('base', isBroken(state) ? words.broken : null);
    },
    showPayload,
    takeOver({ open }) {
      tabs.choose(open.tab);
      if (open.message) showPayload(open.message, open.opener);
    },
    tick: clock.tick,
  };
}
