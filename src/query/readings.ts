import type { Draft } from './draft.ts';
import type { Item } from './items.ts';
import { sourceOf } from './items.ts';
import type { Meaning } from './lexicon.ts';
import type { Candidate } from './names.ts';
import { printAsk, printPeriod } from './print.ts';
import type { ReadAs, Reading } from './query.ts';
import { leaderboards } from './query.ts';
import type { FoundName, Reader } from './resolve.ts';
import { lineWith } from './resolve.ts';
import { typedName } from './suggest.ts';

function asName({ dimension, label }: Candidate): ReadAs {
  return { type: 'name', dimension, text: label };
}

function asMeaning(meaning: Meaning, reader: Reader): ReadAs | null {
  if (meaning.type === 'kpi') return { type: 'kpi', text: reader.asker.kpis[meaning.kpi][0] };
  if (meaning.type === 'report') return { type: 'report', text: reader.asker.reports[meaning.report][0] };
  if (meaning.type !== 'dimension') return null;
  const report = Object.entries(leaderboards).find(([, dimension]) => dimension === meaning.dimension)?.[0];
  return report
    ? { type: 'report', text: reader.asker.reports[report as keyof typeof leaderboards][0] }
    : null;
}

function ofItem(reader: Reader, item: Item, draft: Draft): Reading[] {
  if (item.kind !== 'period' && item.kind !== 'phrase') return [];
  const { from, to } = item;
  const word = sourceOf(reader.text, reader.tokens, from, to);
  const as: ReadAs | null =
    item.kind === 'period'
      ? { type: 'period', text: printPeriod(item.spec, reader.asker) }
      : asMeaning(item.meaning, reader);
  if (!as) return [];
  const asks = [...draft.reports, ...draft.kpis, ...draft.dimensions].filter((said) => said.from !== from);
  const member = item.also[0];
  if (member) {
    const line = lineWith(
      reader,
      from,
      to,
      typedName(member.dimension, member.label, asks.length === 0, reader.asker),
    );
    return [{ word, as, other: asName(member), line }];
  }
  if (item.kind === 'period') return [];
  const kpiMeaning =
    item.meaning.type === 'report' ? item.others.find((other) => other.type === 'kpi') : undefined;
  // beside a KPI the report's word is a grouping, and cannot be a second KPI
  if (kpiMeaning?.type !== 'kpi' || asks.length > 0 || draft.groupings.length > 0) return [];
  // How many products there are is a figure of every answer about products: to offer it each time is noise.
  if (kpiMeaning.kpi === 'total_products') return [];
  const text = printAsk({ report: 'kpi', kpi: kpiMeaning.kpi }, reader.asker);
  return [{ word, as, other: { type: 'kpi', text }, line: lineWith(reader, from, to, text) }];
}

function ofName(reader: Reader, name: FoundName, asProfile: boolean): Reading[] {
  const other = name.others[0];
  if (!other) return [];
  const { from, to } = name;
  return [
    {
      word: sourceOf(reader.text, reader.tokens, from, to),
      as: asName(name.candidate),
      other: asName(other),
      line: lineWith(reader, from, to, typedName(other.dimension, other.label, asProfile, reader.asker)),
    },
  ];
}

/** The words that could be read two ways, and the line for the way not taken. */
export function findReadings(
  reader: Reader,
  items: readonly Item[],
  draft: Draft,
  explicit: boolean,
): Reading[] {
  return [
    ...items.flatMap((item) => ofItem(reader, item, draft)),
    ...draft.names.flatMap((name) => ofName(reader, name, !explicit)),
  ];
}
