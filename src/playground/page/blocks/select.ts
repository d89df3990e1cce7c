import { el } from '../dom.ts';
import { choiceOf, keysOf, type Option, optionsOffered, selectedPart } from './options.ts';
import { chosenBefore, naming, type Placed } from './placed.ts';
import { tell } from './tell.ts';
import { plainText } from './text-object.ts';

/** One of a list that is known: the browser's own select. */
export function renderSelect(placed: Placed): HTMLElement {
  const { element, type, words, field } = placed;
  const placeholder = plainText(element.placeholder) || words.choose;
  const [before] = keysOf(chosenBefore(placed, selectedPart(type)));
  const offered: Option[] = [];
  const item = (option: Option) => {
    offered.push(option);
    const { text, description, key } = option;
    const shown = description === '' ? text : `${text} – ${description}`;
    return el('option', { value: offered.length - 1, selected: key === before }, shown);
  };
  const groups = optionsOffered(placed).flatMap(({ label, options }): (HTMLElement | Node)[] =>
    label === '' ? options.map(item) : [el('optgroup', { label }, ...options.map(item))],
  );
  const none = offered.every(({ key }) => key !== before);
  // what was chosen in a message stays chosen, but a field that may be left empty can be emptied
  const empty = el('option', { value: '', selected: none, hidden: !field?.optional }, placeholder);
  const select = el(
    'select',
    { class: 'bk-select', ...naming(placed, placed.name || placeholder) },
    empty,
    ...groups,
  );
  let told = select.selectedIndex;
  select.addEventListener('change', async () => {
    const { selectedIndex, value } = select;
    const chosen = value === '' ? null : (offered[Number(value)] ?? null);
    if (await tell(placed, select, choiceOf(type, chosen))) told = selectedIndex;
    else select.selectedIndex = told;
  });
  return select;
}
