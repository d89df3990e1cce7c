import { el } from '../dom.ts';
import { Combobox } from './combobox.ts';
import { numberOf, objects } from './json.ts';
import { choiceOf, choicesOf, type Option, readOption, selectedPart } from './options.ts';
import { chosenBefore, naming, type Placed } from './placed.ts';
import { tell } from './tell.ts';
import { plainText } from './text-object.ts';

// what Slack takes where the app says nothing
const minLength = 3;

/** One or several of what the app finds for the words that are typed. */
export function renderExternalSelect(placed: Placed): HTMLElement {
  return placed.type === 'external_select' ? renderSingle(placed) : renderMulti(placed);
}

function searchOf(placed: Placed) {
  const { element, words, context, blockId, actionId } = placed;
  const placeholder = plainText(element.placeholder) || words.choose;
  return {
    words,
    placeholder,
    attributes: naming(placed, placed.name || placeholder),
    minLength: numberOf(element.min_query_length) ?? minLength,
    find: (typed: string) => context.findOptions(blockId, actionId, typed),
  };
}

function before(placed: Placed): readonly Option[] {
  const selected = chosenBefore(placed, selectedPart(placed.type));
  return objects(Array.isArray(selected) ? selected : [selected]).map(readOption);
}

function renderSingle(placed: Placed): HTMLElement {
  let chosen = before(placed)[0] ?? null;
  const choose = async (option: Option | null) => {
    const last = chosen;
    chosen = option;
    if (await tell(placed, combobox.input, choiceOf(placed.type, option))) return;
    chosen = last;
    combobox.rest();
  };
  const combobox = new Combobox({
    ...searchOf(placed),
    choose: (option) => void choose(option),
    resting: () => chosen?.text ?? '',
    emptied: () => {
      if (placed.field?.optional) void choose(null);
    },
  });
  return combobox.root;
}

function renderMulti(placed: Placed): HTMLElement {
  let chosen = before(placed);
  const most = numberOf(placed.element.max_selected_items) ?? Number.POSITIVE_INFINITY;
  const chips = el('ul', { class: 'bk-chips' });
  const change = async (options: readonly Option[]) => {
    const last = chosen;
    chosen = options;
    showChips();
    if (await tell(placed, combobox.input, choicesOf(placed.type, options))) return;
    chosen = last;
    showChips();
  };
  const combobox = new Combobox({
    ...searchOf(placed),
    choose: (option) => {
      const known = chosen.some(({ key }) => key === option.key);
      if (!known && chosen.length < most) void change([...chosen, option]);
    },
    resting: () => '',
    emptied: () => {},
  });
  const showChips = () => {
    chips.hidden = chosen.length === 0;
    chips.replaceChildren(...chosen.map(chip));
  };
  const chip = (option: Option) => {
    const name = placed.words.remove(option.text);
    const remove = el('button', { type: 'button', class: 'bk-chip-remove', 'aria-label': name }, '×');
    remove.addEventListener('click', () => {
      combobox.input.focus();
      void change(chosen.filter((other) => other !== option));
    });
    return el('li', { class: 'bk-chip' }, option.text, remove);
  };
  showChips();
  combobox.root.prepend(chips);
  return combobox.root;
}
