import type { Stage } from '../deals/deal.ts';
import { stages } from '../deals/deal.ts';
import { foldName } from '../deals/fold.ts';
import type { FilterValue, Item } from './items.ts';
import { stageOf } from './items.ts';
import { knownNames, misspeltNames, nearestNames } from './names.ts';
import { printFilter } from './print.ts';
import type { Problem } from './query.ts';
import type { Patience, Reader } from './resolve.ts';
import { lineWith, mostOffered } from './resolve.ts';

function stageProblem(reader: Reader, value: FilterValue): Problem {
  const fold = foldName(value.text);
  const like = stages.filter((stage) =>
    reader.vocabularies.some((words) => words.stages[stage].some((word) => nearestIn(word, fold))),
  );
  return {
    kind: 'unknown_word',
    word: value.text,
    suggestions: (like.length > 0 ? like : stages).slice(0, 3).map((stage) => {
      const label = reader.asker.stages[stage][0];
      const written = printFilter('stage', [stage], reader.asker).replace(/^[^:]*:/, '');
      return { label, line: lineWith(reader, value.from, value.to, written) };
    }),
  };
}

function nearestIn(word: string, fold: string): boolean {
  const other = foldName(word);
  return fold.length >= 3 && (other.startsWith(fold.slice(0, 3)) || fold.startsWith(other));
}

/** The values of `key:a,b`, as labels or stages; or the problem with the first that is none. */
export function resolveFilter(
  reader: Reader,
  item: Extract<Item, { kind: 'filter' }>,
  patience: Patience,
): { labels: string[] } | { stages: Stage[] } | { problem: Problem } {
  const { key } = item;
  if (key === 'stage') {
    const found: Stage[] = [];
    for (const value of item.values) {
      const stage = stageOf(reader.lexicon, value.text);
      if (!stage) return { problem: stageProblem(reader, value) };
      found.push(stage);
    }
    return { stages: found };
  }
  const labels: string[] = [];
  for (const value of item.values) {
    const written = (label: string) => printFilter(key, [label], reader.asker).replace(/^[^:]*:/, '');
    const offer = (label: string) => ({
      label,
      line: lineWith(reader, value.from, value.to, written(label)),
    });
    const match =
      knownNames(reader.names, value.text, key) ??
      (patience.left-- > 0 && value.text.length <= 80 ? misspeltNames(reader.names, value.text, key) : null);
    if (!match) {
      const bound = Math.min(3, Math.max(1, Math.floor(value.text.length / 3)));
      const near = value.text.length > 60 ? [] : nearestNames(reader.names, value.text, bound, key);
      const suggestions = near.slice(0, 3).map(({ candidate }) => offer(candidate.label));
      return { problem: { kind: 'unknown_word', word: value.text, suggestions } };
    }
    const [only, ...more] = match.candidates;
    if (!only || more.length > 0) {
      const suggestions = match.candidates.slice(0, mostOffered).map(({ label }) => offer(label));
      return { problem: { kind: 'ambiguous_name', word: value.text, suggestions } };
    }
    labels.push(only.label);
  }
  return { labels };
}
