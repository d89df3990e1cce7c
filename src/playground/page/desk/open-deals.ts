import { el } from '../dom.ts';
import type { DealData } from '../protocol.ts';
import { attemptBy, createProblem } from './doing.ts';
import { largestAmount } from './fields.ts';
import type { Tools } from './section.ts';

interface Row {
  readonly element: HTMLElement;
  update(deal: DealData, currency: string): void;
}

export interface OpenDeals {
  readonly element: HTMLElement;
  update(deals: readonly DealData[], currency: string): void;
}

/** The deals in progress, each to be won or lost. `changed` is told in words what was done. */
export function createOpenDeals(tools: Tools, changed: (said: string) => void): OpenDeals {
  const list = el('ul', { class: 'desk-list desk-deals', role: 'list', tabindex: -1 });
  const none = el('p', { class: 'desk-note' }, tools.words.deal.none);
  const rows = new Map<string, Row>();
  const dropGone = (ids: ReadonlySet<string>) => {
    for (const [id, { element }] of rows) {
      if (ids.has(id)) continue;
      const hadFocus = element.contains(document.activeElement);
      const next = element.nextElementSibling ?? element.previousElementSibling;
      element.remove();
      rows.delete(id);
      // The press that closed a deal took its button away.
      if (hadFocus) (next?.querySelector('button') ?? list).focus({ preventScroll: true });
    }
  };
  return {
    element: el('div', {}, none, list),
    update(deals, currency) {
      dropGone(new Set(deals.map(({ id }) => id)));
      deals.forEach((deal, i) => {
        const row = rows.get(deal.id) ?? createRow(deal, tools, changed);
        rows.set(deal.id, row);
        row.update(deal, currency);
        // moving what holds the focus would lose it
        if (list.children[i] !== row.element) list.insertBefore(row.element, list.children[i] ?? null);
      });
      none.hidden = deals.length > 0;
    },
  };
}

function createRow(first: DealData, tools: Tools, changed: (said: string) => void): Row {
  const { words, formats, options } = tools;
  let current = first;
  let money = (value: number): string => String(value);
  const name = el('p', { class: 'desk-deal-name' });
  const about = el('p', { class: 'desk-deal-about' });
  const problem = createProblem();
  const amount = el('input', {
    type: 'number',
    min: 0,
    max: largestAmount,
    step: 'any',
    required: true,
    inputmode: 'decimal',
    class: 'desk-amount',
    name: `amount-${first.id}`,
    value: first.price,
  });
  const win = el('button', { type: 'submit', class: 'desk-button is-good' }, words.deal.win);
  const lose = el('button', { type: 'button', class: 'desk-button is-danger' }, words.deal.lose);
  const form = el('form', { class: 'desk-deal-form' }, amount, win, lose);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const { id, name: deal } = current;
    const value = amount.valueAsNumber;
    const said = words.deal.won(deal, money(value));
    if (await attemptBy(win, problem, words, () => options.act({ act: 'win', deal: id, value })))
      changed(said);
  });
  lose.addEventListener('click', async () => {
    const { id, name: deal } = current;
    if (await attemptBy(lose, problem, words, () => options.act({ act: 'lose', deal: id }))) {
      changed(words.deal.lost(deal));
    }
  });
  return {
    element: el('li', { class: 'desk-deal' }, name, about, form, problem),
    update(deal, currency) {
      // Who has not typed an amount of their own goes along with the price.
      if (deal.price !== current.price && amount.value === String(current.price)) {
        amount.value = String(deal.price);
      }
      current = deal;
      money = (value) => formats.money(value, currency);
      setText(name, deal.name);
      setText(
        about,
        [deal.agent, deal.product, deal.account, money(deal.price)].filter(Boolean).join('\u00a0· '),
      );
      amount.ariaLabel = words.deal.amountOf(deal.name);
      win.ariaLabel = words.deal.winDeal(deal.name);
      lose.ariaLabel = words.deal.loseDeal(deal.name);
    },
  };
}

function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
