import { el } from '../dom.ts';
import { numberOf } from './json.ts';
import { chosenBefore, naming, type Placed, textBefore } from './placed.ts';
import { type Choice, tell } from './tell.ts';
import { plainText } from './text-object.ts';
import { instantOf, wallTime } from './zone-time.ts';

// half a year such as 0002 is on the way to a whole one
const earliest = '1900-01-01';

export function renderDatePicker(placed: Placed): HTMLElement {
  const input = el('input', { type: 'date', min: earliest, ...looks(placed, placed.words.date) });
  input.value = textBefore(placed, 'selected_date');
  return listen(placed, input, (written) => choice(placed, 'selected_date', written || null));
}

export function renderTimePicker(placed: Placed): HTMLElement {
  const input = el('input', { type: 'time', ...looks(placed, placed.words.time) });
  input.value = textBefore(placed, 'selected_time');
  return listen(placed, input, (written) => choice(placed, 'selected_time', written || null));
}

/** A moment, told in the reader's zone and sent as seconds since 1970. */
export function renderDateTimePicker(placed: Placed): HTMLElement {
  const { zone } = placed.context;
  const named = looks(placed, placed.words.dateTime);
  const input = el('input', { type: 'datetime-local', min: `${earliest}T00:00`, ...named });
  const before = numberOf(chosenBefore(placed, 'selected_date_time'));
  if (before !== null) input.value = wallTime(before, zone);
  return listen(placed, input, (written) => {
    const instant = written === '' ? null : instantOf(written, zone);
    const state = { type: placed.type, selected_date_time: instant };
    return { value: instant === null ? null : String(instant), state };
  });
}

function looks(placed: Placed, name: string) {
  const named = naming(placed, plainText(placed.element.placeholder) || placed.name || name);
  return { class: 'bk-picker', ...named };
}

function choice({ type }: Placed, part: string, value: string | null): Choice {
  return { value, state: { type, [part]: value } };
}

/**
 * Each key that is typed makes another date. The app hears of the one that is left or confirmed; one that is picked
 * with the pointer it hears of at once.
 */
function listen(
  placed: Placed,
  input: HTMLInputElement,
  read: (written: string) => Choice,
): HTMLInputElement {
  let told = input.value;
  let typing = false;
  const settle = async () => {
    typing = false;
    if (input.value === told || !input.validity.valid) return;
    const now = input.value;
    const before = told;
    told = now;
    if (await tell(placed, input, read(now))) return;
    told = before;
    input.value = before;
  };
  input.addEventListener('keydown', ({ key }) => {
    typing = key !== 'Enter';
    if (key === 'Enter') void settle();
  });
  input.addEventListener('pointerdown', () => {
    typing = false;
  });
  input.addEventListener('change', () => {
    if (placed.field !== null || !typing) void settle();
  });
  input.addEventListener('blur', () => void settle());
  return input;
}
