import type { Dataset } from '../deals/dataset.ts';
import { knownNames, misspeltNames, type Names } from '../query/names.ts';
import { type Person, personsNamed, personsOf } from './persons.ts';

/** What somebody in the base is called in each role, as labels of the dataset. */
export function namesFor(
  dataset: Dataset,
  person: Person,
): { readonly agent: string | null; readonly manager: string | null } {
  return {
    agent: dataset.columns.agent.members[person.agent]?.label ?? null,
    manager: dataset.columns.manager.members[person.manager]?.label ?? null,
  };
}

/**
 * The people that a text names: in full in any order of words, else in part, else with typing errors. Quotes make a
 * label, which one person alone bears.
 */
export function findPersons(dataset: Dataset, names: Names, text: string): readonly Person[] {
  const name = /^["“”«'‘](.*)["“”»'’]$/s.exec(text)?.[1]?.trim() ?? text;
  const labelled = personsOf(dataset).filter(({ label }) => label === name);
  const named = personsNamed(dataset, name);
  const first = name === text ? [named, labelled] : [labelled, named];
  const whole = first.find((persons) => persons.length > 0);
  if (whole) return whole;
  for (const find of [knownNames, misspeltNames]) {
    const candidates = (['agent', 'manager'] as const).flatMap(
      (dimension) => find(names, name, dimension)?.candidates ?? [],
    );
    const found = personsOf(dataset).filter((person) => {
      const { agent, manager } = namesFor(dataset, person);
      return candidates.some(({ dimension, label }) => label === (dimension === 'agent' ? agent : manager));
    });
    if (found.length > 0) return found;
  }
  return [];
}
