import { el } from '../dom.ts';
import type { ActAnswer, Json, Values, ViewData } from '../protocol.ts';
import { drawBlocks } from './blocks-of.ts';
import { keepFocus } from './focus.ts';
import { icon } from './icons.ts';
import { createProblem } from './problem.ts';
import type { Room } from './room.ts';
import { blocksOf, labelOf, valuesOf } from './view-parts.ts';

export interface Dialog {
  readonly id: string;
  readonly element: HTMLDialogElement;
  /** The same dialog as the app has changed it. */
  readonly update: (view: ViewData) => void;
  /** Shows it, with the focus in the first of its fields. */
  readonly open: () => void;
  readonly close: () => void;
}

/** @param chosen what was chosen in it before; `onChosen` is told each time it becomes more */
export function createDialog(
  room: Room,
  first: ViewData,
  before: Values,
  onChosen: (chosen: Values) => void,
): Dialog {
  const { words } = room;
  const { id } = first;
  const problem = createProblem();
  const title = el('h2', { id: 'dialog-title' });
  const content = el('div', { class: 'dialog-content' });
  const cancel = el('button', { type: 'button', class: 'button' });
  const submit = el('button', { type: 'submit', class: 'button is-primary' });
  let chosen = before;
  let view: ViewData | null = null;
  let drawnHash = '';
  let errors: Readonly<Record<string, string>> = {};

  const change = (blockId: string, actionId: string, state: Json) => {
    chosen = { ...chosen, [blockId]: { ...chosen[blockId], [actionId]: state } };
    problem.clear();
    onChosen(chosen);
  };
  const draw = () => {
    if (view === null) return;
    const blocks = drawBlocks(room, blocksOf(view.view), {
      where: { view: id },
      values: valuesOf(view, chosen),
      errors,
      change,
      report: problem.show,
    });
    keepFocus(content, () => content.replaceChildren(blocks));
  };
  const take = ({ problem: sentence, errors: wrong = {} }: ActAnswer) => {
    if (sentence !== undefined) problem.show(sentence);
    if (Object.keys(errors).length === 0 && Object.keys(wrong).length === 0) return;
    errors = wrong;
    draw();
    content.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  };
  const close = async () => {
    const { problem: sentence } = await room.act({ act: 'close_view', view: id });
    if (sentence !== undefined) problem.show(sentence);
  };
  const send = async () => {
    if (view === null || submit.disabled) return;
    submit.disabled = true;
    problem.clear();
    take(await room.act({ act: 'submit', view: id, values: valuesOf(view, chosen) }));
    submit.disabled = false;
  };

  cancel.addEventListener('click', () => void close());
  const form = el(
    'form',
    {
      novalidate: true,
      on: {
        submit: (event) => {
          event.preventDefault();
          void send();
        },
      },
    },
    el(
      'header',
      {},
      title,
      el(
        'button',
        {
          type: 'button',
          class: 'icon-button',
          'aria-label': words.close,
          on: { click: () => void close() },
        },
        icon('close'),
      ),
    ),
    content,
    problem.element,
    el('footer', {}, cancel, submit),
  );
  const element = el('dialog', { class: 'sheet dialog', 'aria-labelledby': 'dialog-title' }, form);
  // Esc: the app decides what is shown after that.
  element.addEventListener('cancel', (event) => {
    event.preventDefault();
    void close();
  });
  return {
    id,
    element,
    update: (next) => {
      if (view === next) return;
      view = next;
      title.textContent = labelOf(next.view, 'title') ?? '';
      const submitLabel = labelOf(next.view, 'submit');
      submit.textContent = submitLabel ?? words.submit;
      submit.hidden = submitLabel === null && !blocksOf(next.view).some(({ type }) => type === 'input');
      cancel.textContent = labelOf(next.view, 'close') ?? words.cancel;
      if (drawnHash === next.hash) return;
      drawnHash = next.hash;
      errors = {};
      draw();
    },
    open: () => {
      element.showModal();
      content.querySelector<HTMLElement>('input, select, textarea, button')?.focus();
    },
    close: () => {
      element.close();
      element.remove();
    },
  };
}
