import { el } from '../dom.ts';
import type { BaseData } from '../protocol.ts';
import { attemptBy, createProblem } from './doing.ts';
import { fillSelect, largestAmount, renderField } from './fields.ts';
import type { Tools } from './section.ts';

export interface BaseForm {
  readonly element: HTMLElement;
  update(base: BaseData): void;
}

/** A form that puts a deal into the base. `changed` is told in words what was done. */
export function createAddDeal(tools: Tools, changed: (said: string) => void): BaseForm {
  const { words, options } = tools;
  const name = el('input', { name: 'deal-name', required: true, maxlength: 120, autocomplete: 'off' });
  const agent = el('select', { name: 'deal-agent', required: true });
  const product = el('select', { name: 'deal-product', required: true });
  const account = el('select', { name: 'deal-account', required: true });
  const stage = el(
    'select',
    { name: 'deal-stage' },
    el('option', { value: 'Engaging' }, words.deal.inProgress),
    el('option', { value: 'Won' }, words.deal.wonToday),
  );
  const amount = el('input', {
    type: 'number',
    name: 'deal-amount',
    min: 0,
    max: largestAmount,
    step: 'any',
    inputmode: 'decimal',
  });
  const amountField = renderField(words.deal.amount, amount);
  const problem = createProblem();
  const add = el('button', { type: 'submit', class: 'desk-button is-main' }, words.deal.doAdd);
  const form = el(
    'form',
    { class: 'desk-form' },
    renderField(words.deal.name, name),
    renderField(words.deal.agent, agent),
    renderField(words.deal.product, product),
    renderField(words.deal.account, account),
    el('div', { class: 'desk-pair' }, renderField(words.deal.stage, stage), amountField),
    problem,
    el('div', { class: 'desk-buttons' }, add),
  );
  // Only a deal that is won has an amount.
  const followStage = () => {
    const isWon = stage.value === 'Won';
    amountField.hidden = !isWon;
    amount.required = isWon;
    amount.disabled = !isWon;
  };
  stage.addEventListener('input', followStage);
  followStage();
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const called = name.value.trim();
    if (called === '') {
      problem.textContent = words.deal.nameMissing;
      name.focus();
      return;
    }
    const isWon = stage.value === 'Won';
    const done = await attemptBy(add, problem, words, () =>
      options.act({
        act: 'add_deal',
        name: called,
        agent: agent.value,
        product: product.value,
        account: account.value,
        stage: isWon ? 'Won' : 'Engaging',
        value: isWon ? amount.valueAsNumber : 0,
      }),
    );
    if (!done) return;
    // What was typed meanwhile belongs to the next deal.
    if (name.value.trim() === called) name.value = '';
    amount.value = '';
    changed(words.deal.added(called));
  });
  return {
    element: form,
    update({ agents, products, accounts }) {
      fillSelect(agent, agents);
      fillSelect(product, products);
      fillSelect(account, accounts);
    },
  };
}
