import { el } from '../dom.ts';
import type { MessageData, State } from '../protocol.ts';
import { carryTyped, keepFocus } from './carry.ts';
import { createDeskBody, type DeskBody } from './desk-body.ts';
import type { DeskOptions } from './section.ts';
import { deskWords } from './words.ts';

export type { DeskOptions } from './section.ts';

/** The panel beside the workspace: things to try, the base, the clock, the log, and what the app sent. */
export interface Desk {
  readonly element: HTMLElement;
  /** tells it of all that one person sees; touches only what changed */
  update(state: State): void;
  /** opens the payload of a message in place of the tabs; the focus goes there, and back with it */
  showPayload(message: MessageData): void;
}

/** It is empty until the first update, which also says in which language it speaks. */
export function createDesk(options: DeskOptions): Desk {
  const element = el('aside', { class: 'desk' });
  let body: DeskBody | null = null;
  const speak = (state: State): DeskBody => {
    const locale = state.people.find(({ id }) => id === state.me)?.locale ?? 'en';
    if (body?.locale === locale) return body;
    const fresh = createDeskBody(locale, options);
    fresh.update(state);
    element.lang = locale;
    element.ariaLabel = deskWords[locale].title;
    keepFocus(element, () => {
      element.replaceChildren(fresh.element);
      if (!body) return;
      carryTyped(body.element, fresh.element);
      fresh.takeOver(body);
    });
    return fresh;
  };
  setInterval(() => body?.tick(), 1000);
  return {
    element,
    update(state) {
      body = speak(state);
      body.update(state);
    },
    showPayload(message) {
      body?.showPayload(message, document.activeElement);
    },
  };
}
