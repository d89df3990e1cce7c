import { el } from '../dom.ts';
import { objects } from './json.ts';
import { choiceOf, choicesOf, keysOf, readOption, selectedPart } from './options.ts';
import { chosenBefore, freshId, naming, type Placed } from './placed.ts';
import { showFlow } from './show-flow.ts';
import { tell } from './tell.ts';
import { readText } from './text-object.ts';

export function renderCheckboxes(placed: Placed): HTMLElement {
  const { group, inputs } = build(placed, 'checkbox', 'group');
  let told = inputs.map(({ input }) => input.checked);
  group.addEventListener('change', async () => {
    const chosen = inputs.filter(({ input }) => input.checked).map(({ option }) => option);
    const now = inputs.map(({ input }) => input.checked);
    if (await tell(placed, group, choicesOf(placed.type, chosen))) told = now;
    else restore(inputs, told);
  });
  return group;
}

export function renderRadioButtons(placed: Placed): HTMLElement {
  const { group, inputs } = build(placed, 'radio', 'radiogroup');
  let told = inputs.map(({ input }) => input.checked);
  group.addEventListener('change', async () => {
    const chosen = inputs.find(({ input }) => input.checked)?.option ?? null;
    const now = inputs.map(({ input }) => input.checked);
    if (await tell(placed, group, choiceOf(placed.type, chosen))) told = now;
    else restore(inputs, told);
  });
  return group;
}

function restore(inputs: readonly { readonly input: HTMLInputElement }[], told: readonly boolean[]): void {
  for (const [n, { input }] of inputs.entries()) input.checked = told[n] ?? false;
}

function build(placed: Placed, type: 'checkbox' | 'radio', role: 'group' | 'radiogroup') {
  const before = keysOf(chosenBefore(placed, selectedPart(placed.type)));
  const name = freshId('choice');
  const inputs = objects(placed.element.options).map((raw) => {
    const option = readOption(raw);
    const textId = freshId('option');
    const input = el('input', {
      type,
      name,
      checked: before.includes(option.key),
      'aria-labelledby': textId,
    });
    const description = readText(raw.description);
    const shown = el(
      'label',
      { class: 'bk-check' },
      input,
      el(
        'span',
        { id: textId },
        ...showFlow(readText(raw.text) ?? [], placed),
        description && el('span', { class: 'bk-check-more' }, ...showFlow(description, placed)),
      ),
    );
    return { input, option, shown };
  });
  // a group takes neither of these two
  const {
    'aria-invalid': invalid,
    'aria-required': required,
    ...named
  } = naming(placed, placed.name || placed.words.choose);
  const more = role === 'radiogroup' ? { 'aria-invalid': invalid, 'aria-required': required } : {};
  const group = el(
    'div',
    { class: 'bk-checks', role, ...named, ...more },
    ...inputs.map(({ shown }) => shown),
  );
  return { group, inputs };
}
