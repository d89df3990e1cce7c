import { el } from '../dom.ts';
import type { ActAnswer } from '../protocol.ts';
import { attempt, createProblem } from './doing.ts';
import type { ChoiceWords, DeskWords } from './words.ts';

export interface ChoiceSpec<Value extends string> {
  readonly name: string;
  readonly legend: string;
  readonly values: readonly Value[];
  readonly labels: Readonly<Record<Value, ChoiceWords>>;
  readonly choose: (value: Value) => Promise<ActAnswer>;
  readonly done: (value: Value) => void;
}

/** One of several, taken at once; where that did not work, the choice falls back and says why. */
export function createChoice<Value extends string>(
  words: DeskWords,
  spec: ChoiceSpec<Value>,
): { readonly element: HTMLElement; update(value: Value): void } {
  const problem = createProblem();
  const entries = spec.values.map((value) => {
    const { label, hint } = spec.labels[value];
    const radio = el('input', { type: 'radio', name: spec.name, value });
    const text = el(
      'span',
      {},
      label,
      hint !== undefined && el('span', { class: 'desk-hint' }, ` – ${hint}`),
    );
    return { value, radio, row: el('label', { class: 'desk-radio' }, radio, text) };
  });
  const element = el(
    'fieldset',
    { class: 'desk-choice' },
    el('legend', { class: 'desk-label' }, spec.legend),
    el('div', { class: 'desk-radios' }, ...entries.map(({ row }) => row)),
    problem,
  );
  let current: Value | null = null;
  let underWay = 0;
  const show = () => {
    for (const { value, radio } of entries) radio.checked = value === current;
  };
  const take = async (value: Value) => {
    underWay++;
    element.ariaBusy = 'true';
    const done = await attempt(problem, words, () => spec.choose(value));
    underWay--;
    if (done) current = value;
    if (done) spec.done(value);
    // With the arrow keys somebody may be two choices further already.
    if (underWay > 0) return;
    element.ariaBusy = null;
    show();
  };
  for (const { value, radio } of entries) radio.addEventListener('change', () => void take(value));
  return {
    element,
    update(value) {
      current = value;
      if (underWay === 0) show();
    },
  };
}
