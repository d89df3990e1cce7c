import { el } from '../dom.ts';
import type { BaseData } from '../protocol.ts';
import type { BaseForm } from './add-deal.ts';
import { attemptBy, createProblem } from './doing.ts';
import { fillSelect, renderField } from './fields.ts';
import type { Offer } from './notice.ts';
import type { Tools } from './section.ts';

interface Place {
  readonly table: string;
  readonly field: string;
}

/** A form that renames a field of the base. `changed` is told what was done, and how to take it back. */
export function createRenameField(
  tools: Tools,
  changed: (said: string, ...offers: readonly Offer[]) => void,
): BaseForm & { readonly note: HTMLElement } {
  const { words, options } = tools;
  const note = el('p', { class: 'desk-note' });
  const field = el('select', { name: 'rename-from', required: true });
  const newName = el('input', { name: 'rename-to', required: true, maxlength: 120, autocomplete: 'off' });
  const problem = createProblem();
  const submit = el('button', { type: 'submit', class: 'desk-button is-main' }, words.renaming.rename);
  let places: ReadonlyMap<string, Place> = new Map();
  /** chosen once the base tells of it: the field under its new name */
  let wanted: string | null = null;

  const rename = (table: string, from: string, to: string) =>
    options.act({ act: 'rename_field', table, from, to });
  const tell = (table: string, from: string, to: string): void => {
    wanted = `${table}.${to}`;
    changed(words.renaming.renamed(`${table}.${from}`, to), {
      label: words.renaming.back,
      work: async () => {
        const answer = await rename(table, to, from);
        if (answer.problem === undefined) tell(table, to, from);
        return answer;
      },
    });
  };

  const form = el(
    'form',
    { class: 'desk-form' },
    note,
    renderField(words.renaming.field, field),
    renderField(words.renaming.newName, newName),
    problem,
    el('div', { class: 'desk-buttons' }, submit),
  );
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const place = places.get(field.value);
    const to = newName.value.trim();
    if (!place) return;
    if (to === '' || to === place.field) {
      problem.textContent = to === '' ? words.renaming.nameMissing : words.renaming.sameName;
      newName.focus();
      return;
    }
    const { table, field: from } = place;
    if (!(await attemptBy(submit, problem, words, () => rename(table, from, to)))) return;
    if (newName.value.trim() === to) newName.value = '';
    tell(table, from, to);
  });
  return {
    element: form,
    note,
    update({ tables }: BaseData) {
      const named = tables.flatMap(({ name, fields }) =>
        fields.map((one) => [`${name}.${one}`, { table: name, field: one }] as const),
      );
      places = new Map(named);
      fillSelect(field, [...places.keys()]);
      if (wanted === null || !places.has(wanted)) return;
      field.value = wanted;
      wanted = null;
    },
  };
}
