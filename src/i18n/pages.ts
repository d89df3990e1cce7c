import type { TableName } from '../deals/deal.ts';
import { catalogue, type Kpi } from '../kpis/catalogue.ts';
import {
  type CommandId,
  commandIds,
  type LeaderboardId,
  leaderboards,
  ownReports,
  plainReports,
  type ReportId,
} from '../query/query.ts';
import type { BaseFacts, DigestFacts, HelpExamples, Page, StatusFacts } from '../report/page.ts';
import { vocabularyOf } from './grammar/vocabulary.ts';
import type { Words } from './words.ts';

/** Questions to begin with, each a whole line, with names of this base. */
export function exampleLines(words: Words, examples: HelpExamples): readonly string[] {
  const { help } = words.messages;
  const vocabulary = vocabularyOf[words.locale];
  const quoted = (name: string) => (/\s/.test(name) ? `"${name}"` : name);
  const named = (['agent', 'office', 'product', 'sector'] as const).flatMap((dimension) => {
    const name = examples[dimension];
    return name === null ? [] : [`${first(vocabulary.dimensions[dimension])} ${quoted(name)}`];
  });
  const months = help.periodExamples;
  return [
    ...new Set([
      `${first(vocabulary.reports.agents)} ${months[2] ?? ''}`,
      ...named.slice(0, 2),
      ...(examples.office
        ? [
            `${first(vocabulary.kpis.win_rate)} ${first(vocabulary.dimensions.office)}:${quoted(examples.office)} ${months[3] ?? ''}`,
          ]
        : []),
      `${first(vocabulary.kpis.total_revenue)} ${months[8] ?? ''}`,
    ]),
  ];
}

/** What can be asked, with examples from this base. */
export function buildHelp(
  words: Words,
  examples: HelpExamples,
  command: string,
  /** commands that are of no use where this is read */
  without: readonly CommandId[] = [],
): Page {
  const { messages } = words;
  const { help, dimensions } = messages;
  const vocabulary = vocabularyOf[words.locale];
  const reports: readonly ReportId[] = [
    'overview',
    ...ownReports,
    ...(Object.keys(leaderboards) as LeaderboardId[]),
    ...plainReports.filter((id) => id !== 'overview'),
  ];
  const lines = exampleLines(words, examples);
  const months = help.periodExamples;
  const rows = [
    ...reports.map((id) => [first(vocabulary.reports[id]), messages.reports[id].answer]),
    ...commandIds.flatMap((id) =>
      without.includes(id) ? [] : [[first(vocabulary.commands[id]), help.commands[id]]],
    ),
  ];
  const labels = (catalogue as readonly Kpi[])
    .filter(({ by }) => by === undefined)
    .map(({ id }) => words.kpi(id));
  const filters = [
    ...Object.keys(dimensions).map(
      (key) => `${first(vocabulary.dimensions[key as keyof typeof dimensions])}:`,
    ),
    `${first(vocabulary.stage)}:`,
  ];
  return {
    title: help.title,
    paragraphs: [
      help.intro(command),
      ...(command.startsWith('/') ? [help.spoken] : []),
      `${help.periods}${messages.colon}${months.join(' · ')}`,
      `${help.filters}${messages.colon}${filters.join(' ')}`,
      `${help.kpis}${messages.colon}${labels.join(' · ')}`,
    ],
    tables: [{ caption: help.reports, head: [help.reports, help.answer], rows }],
    lines,
  };
}

/** What the base holds, its age, and every finding. */
export function buildData(words: Words, facts: BaseFacts, zone: string): Page {
  const { messages, formats } = words;
  const { data } = messages;
  const counts = (Object.keys(facts.counts) as TableName[]).map(
    (table) => `${data.tables[table]} ${formats.count(facts.counts[table])}`,
  );
  const findings = facts.findings.toSorted((a, b) => b.count - a.count);
  return {
    title: data.title,
    paragraphs: [
      counts.join(' · '),
      ...(facts.closed ? [data.deals(formats.day(facts.closed.first), formats.day(facts.closed.last))] : []),
      data.readAt(formats.instant(facts.asOf, zone), messages.age(facts.ageMinutes)),
      ...(facts.withoutFields.length > 0 ? [data.without(facts.withoutFields.join(', '))] : []),
      ...(findings.length === 0 ? [data.noFindings] : []),
    ],
    tables:
      findings.length === 0
        ? []
        : [
            {
              caption: data.findingsTitle,
              head: [data.columns.finding, data.columns.table, data.columns.records, data.columns.examples],
              rows: findings.map(({ kind, table, count, examples }) => [
                data.findings[kind],
                data.tables[table],
                formats.count(count),
                examples.join(', '),
              ]),
            },
          ],
    lines: [],
  };
}

/** How the reading of the base goes. */
export function buildStatus(
  words: Words,
  facts: StatusFacts,
  zone: string,
  audience: 'people' | 'operator',
): Page {
  const { messages, formats } = words;
  const { status } = messages;
  const instant = (iso: string | null) => (iso === null ? status.never : formats.instant(iso, zone));
  const age = facts.ageMinutes === null ? '' : ` (${messages.age(facts.ageMinutes)})`;
  const label = (name: string, value: string) => `${name}${messages.colon}${value}`;
  const { problem, progress } = facts;
  return {
    title: status.title,
    paragraphs: [
      ...(progress
        ? [
            status.reading(
              formats.count(progress.read),
              progress.of === null ? null : formats.count(progress.of),
            ),
          ]
        : []),
      ...(problem
        ? [
            status.problem(
              audience === 'operator' ? problem.message : messages.airtable(problem.kind),
              instant(problem.since),
            ),
          ]
        : []),
      ...facts.refused.map(({ table, before, after }) =>
        status.refused(
          messages.data.tables[table].toLowerCase(),
          formats.count(before),
          formats.count(after),
        ),
      ),
      ...(problem || facts.refused.length > 0 || facts.lastRead === null || facts.digests.some(inTrouble)
        ? []
        : [status.fine]),
      label(status.lastRead, `${instant(facts.lastRead)}${age}`),
      label(status.lastWholeRead, instant(facts.lastWholeRead)),
      ...(facts.next === null ? [] : [label(status.next, instant(facts.next))]),
      label(
        status.calls,
        status.callsOf(formats.count(facts.calls.used), formats.count(facts.calls.allowed)),
      ),
      ...facts.digests.map((digest) =>
        label(status.digest(digest.schedule), digestText(digest, words, zone)),
      ),
      label(status.version, facts.version),
    ],
    tables: [],
    lines: [],
  };
}

function inTrouble({ last, paused }: DigestFacts): boolean {
  return paused.length > 0 || (last !== null && last.state !== 'delivered' && last.state !== 'under_way');
}

function digestText({ next, last, paused }: DigestFacts, { messages, formats }: Words, zone: string): string {
  const { status } = messages;
  return [
    ...(next ? [status.digestNext(formats.instant(next, zone))] : []),
    ...(last
      ? [status.digestLast(formats.instant(last.at, zone), status.digestStates[last.state], last.late)]
      : []),
    ...paused.map(({ destination, reason }) => status.digestPaused(destination, reason)),
  ].join(messages.semicolon);
}

function first(phrases: readonly string[]): string {
  return phrases[0] ?? '';
}
