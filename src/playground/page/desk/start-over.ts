import { el } from '../dom.ts';
import { attemptBy, createProblem } from './doing.ts';
import type { Tools } from './section.ts';

/** A button that begins everything anew, once it has been said twice. */
export function createStartOver({ words, options, notice }: Tools): HTMLElement {
  const problem = createProblem();
  const ask = el('button', { type: 'button', class: 'desk-button is-danger' }, words.clock.startOver);
  const sure = el('button', { type: 'button', class: 'desk-button is-danger-full' }, words.clock.doStartOver);
  const cancel = el('button', { type: 'button', class: 'desk-button' }, words.clock.cancel);
  const question = el('p', { id: 'desk-sure' }, words.clock.sure);
  const confirm = el(
    'div',
    { class: 'desk-confirm', role: 'group', 'aria-labelledby': question.id, hidden: true },
    question,
    el('div', { class: 'desk-buttons' }, sure, cancel),
  );
  const show = (asking: boolean) => {
    confirm.hidden = !asking;
    ask.hidden = asking;
    (asking ? cancel : ask).focus();
  };
  ask.addEventListener('click', () => show(true));
  cancel.addEventListener('click', () => show(false));
  confirm.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    show(false);
  });
  sure.addEventListener('click', async () => {
    if (!(await attemptBy(sure, problem, words, () => options.act({ act: 'start_over' })))) return;
    show(false);
    notice.say(words.clock.startedOver);
  });
  return el(
    'section',
    { class: 'desk-part' },
    el('h3', {}, words.clock.startOver),
    el('p', { class: 'desk-note' }, words.clock.startOverNote),
    ask,
    confirm,
    problem,
  );
}
