import { el } from '../dom.ts';
import { numberOf } from './json.ts';
import { choicesOf, keysOf, type Option, optionsOffered, selectedPart } from './options.ts';
import { chosenBefore, freshId, type Placed } from './placed.ts';
import { tell } from './tell.ts';
import { plainText } from './text-object.ts';

interface Row {
  readonly option: Option;
  readonly input: HTMLInputElement;
}

/**
 * Several of a list that is known: a list of checkboxes that opens. Outside a dialog the app hears of the choice when
 * the list is closed, as from Slack.
 */
export function renderMultiSelect(placed: Placed): HTMLElement {
  const { element, type, words, field } = placed;
  const placeholder = plainText(element.placeholder) || words.choose;
  const rows: Row[] = [];
  const row = (option: Option): HTMLElement => {
    const input = el('input', { type: 'checkbox' });
    rows.push({ option, input });
    const more = option.description !== '' && el('span', { class: 'bk-menu-more' }, option.description);
    return el('label', { class: 'bk-check' }, input, el('span', {}, option.text, more));
  };
  const shown = optionsOffered(placed).map(({ label, options }) =>
    label === ''
      ? el('div', {}, ...options.map(row))
      : el(
          'div',
          { role: 'group', 'aria-label': label },
          el('div', { class: 'bk-option-group', 'aria-hidden': 'true' }, label),
          ...options.map(row),
        ),
  );
  const name = field ? { 'aria-labelledby': field.labelId } : { 'aria-label': placed.name || placeholder };
  const panel = el('div', { class: 'bk-multi-panel', role: 'group', ...name }, ...shown);
  const textId = freshId('chosen');
  const summary = el('summary', {
    class: 'bk-multi-summary',
    id: field?.controlId,
    'aria-labelledby': field ? `${field.labelId} ${textId}` : textId,
    'aria-describedby': field?.describedBy,
  });
  const details = el('details', { class: 'bk-multi' }, summary, panel);

  const most = numberOf(element.max_selected_items) ?? Number.POSITIVE_INFINITY;
  const chosen = () => rows.filter(({ input }) => input.checked).map(({ option }) => option);
  const select = (keys: readonly string[]) => {
    for (const { option, input } of rows) input.checked = keys.includes(option.key);
    show();
  };
  const show = () => {
    const texts = chosen().map(({ text }) => text);
    const looks = texts.length === 0 ? 'bk-multi-none' : '';
    summary.replaceChildren(el('span', { id: textId, class: looks }, texts.join(', ') || placeholder));
    for (const { input } of rows) input.disabled = !input.checked && texts.length >= most;
  };
  let told = keysOf(chosenBefore(placed, selectedPart(type)));
  const settle = async () => {
    const keys = chosen().map(({ key }) => key);
    if (keys.join('\n') === told.join('\n')) return;
    if (await tell(placed, summary, choicesOf(type, chosen()))) told = keys;
    else select(told);
  };
  select(told);
  panel.addEventListener('change', () => {
    show();
    if (field) void settle();
  });
  details.addEventListener('toggle', () => {
    if (!details.open && !field) void settle();
  });
  details.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !details.contains(relatedTarget)) details.open = false;
  });
  details.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !details.open) return;
    // else it would close the dialog around it
    event.preventDefault();
    event.stopPropagation();
    details.open = false;
    summary.focus();
  });
  return details;
}
