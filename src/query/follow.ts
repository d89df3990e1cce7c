import { catalogue, kpi } from '../kpis/catalogue.ts';
import type { Asked } from './normal-form.ts';
import { normalForm } from './normal-form.ts';
import type { ParseContext } from './parse.ts';
import { parse, parseSaid } from './parse.ts';
import { print, printAsk } from './print.ts';
import type {
  Ask,
  Filters,
  LeaderboardId,
  Parsed,
  Problem,
  Query,
  Reading,
  Said,
  Suggestion,
} from './query.ts';
import { filterKeys, leaderboards, profileDimensions } from './query.ts';
import { hasRows } from './rows.ts';
import type { Sentence } from './sentence-context.ts';
import { escapeSlack } from './slack-text.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * A second question of a thread, joined to the one before: its period and filters are kept, unless it says them
 * again; a report or a KPI takes the place of the one before, a grouping, a name or a limit changes that alone. What
 * is offered in a problem is joined too, so that every line is a whole question. Commands stay as they are.
 */
export function follow(before: Query, sentence: Sentence, context: ParseContext): Parsed {
  const { parsed } = sentence;
  const previous = sentence.everybody ? ofEverybody(before) : before;
  const asker = context.vocabularyOfAsker ?? context.vocabularies[0];
  if (!asker) throw new Error('follow needs at least one vocabulary');
  const joined = (line: string): string | null => {
    const next = parseSaid(escapeSlack(line), context);
    if (next.parsed.kind !== 'query') return null;
    const made = join(previous, next.parsed.query, { ...sentence, said: next.said }, asker, context);
    return 'query' in made ? print(made.query, asker) : null;
  };
  if (parsed.kind === 'command') return parsed;
  if (parsed.kind === 'problem') return { kind: 'problem', problem: joinProblem(parsed.problem, joined) };
  const made = join(previous, parsed.query, sentence, asker, context);
  if ('problem' in made) return { kind: 'problem', problem: made.problem };
  const readings = parsed.readings.flatMap((reading): Reading[] => {
    const line = joined(reading.line);
    return line === null ? [] : [{ ...reading, line }];
  });
  return { ...parsed, query: made.query, readings };
}

function joinProblem(problem: Problem, joined: (line: string) => string | null): Problem {
  const suggestions = problem.suggestions.flatMap(({ label, line }): Suggestion[] => {
    const whole = joined(line);
    return whole === null ? [] : [{ label: label === line ? whole : label, line: whole }];
  });
  // a command, such as help, joins nothing
  const offered = suggestions.length > 0 ? suggestions : problem.suggestions;
  return problem.kind === 'sentence' && problem.understood !== null
    ? { ...problem, understood: joined(problem.understood), suggestions: offered }
    : { ...problem, suggestions: offered };
}

function join(
  previous: Query,
  query: Query,
  sentence: Pick<Sentence, 'said' | 'continues'>,
  asker: Vocabulary,
  context: ParseContext,
): { query: Query } | { problem: Problem } {
  const { said } = sentence;
  const made = said.ask ? otherAsk(previous, query, sentence, asker) : sameAsk(previous, query, said);
  if ('problem' in made) return made;
  const { ask, by, filters, limit } = made;
  const period = query.period ?? previous.period;
  const versus = query.versus ?? previous.versus;
  const whole: Query = {
    ask,
    ...(by ? { by } : {}),
    ...(limit ? { limit } : {}),
    ...(period ? { period } : {}),
    ...(versus ? { versus } : {}),
    filters: ordered(filters),
  };
  if (limit && !said.ask && !hasRows(whole)) return { problem: nothingToLimit(whole, asker) };
  // What cannot be asked together, a rate of one stage, is refused as it is in a command.
  const checked = parse(print(whole, asker), context);
  return checked.kind === 'problem' ? { problem: checked.problem } : { query: whole };
}

/** Without whose it was: an overview, where it was about one person or place. */
function ofEverybody({ filters, ...query }: Query): Query {
  const { agent: _, manager: __, office: ___, ...others } = filters;
  const about = query.ask.report === 'profile' || isOwn(query.ask);
  return { ...query, ask: about ? { report: 'overview' } : query.ask, filters: others };
}

/** What a question has rows or a winner of; undefined where it is one figure. */
function rankedIn({ ask, by }: Asked): Query['by'] | undefined {
  if (by) return by;
  if (ask.report in leaderboards) return leaderboards[ask.report as LeaderboardId];
  if (ask.report !== 'kpi') return undefined;
  return ask.kpi === 'highest_revenue_agent' ? 'agent' : kpi(ask.kpi).by;
}

/** A place among others is none where only one of them is left: a ranking of some is of all of them. */
function withoutRanked(filters: Filters, asked: Asked, said: Said): Filters {
  const ranked = rankedIn(asked);
  const narrower = ranked === 'manager' || ranked === 'office' ? ['agent'] : [];
  const gone = filterKeys.filter(
    (key) => (key === ranked || narrower.includes(key)) && said.filters[key] === undefined,
  );
  return Object.fromEntries(Object.entries(filters).filter(([key]) => !gone.some((one) => one === key)));
}

type Made = Asked & { readonly filters: Filters; readonly limit?: Query['limit'] };

/** Another report or KPI, over the filters of the one before; the subject of a profile becomes one. */
function otherAsk(
  previous: Query,
  query: Query,
  { said, continues = false }: Pick<Sentence, 'said' | 'continues'>,
  asker: Vocabulary,
): Made | { problem: Problem } {
  const { ask, by, limit } = query;
  const own = isOwn(ask);
  // Whose figures they were cannot be kept as a filter; a question that goes on from them would be another without it.
  if (isOwn(previous.ask) && !own && ask.report !== 'overview' && continues) {
    const lines = [print(query, asker), print(previous, asker)];
    return {
      problem: {
        kind: 'said_twice',
        what: 'report',
        word: printAsk(ask, asker),
        suggestions: lines.map((line) => ({ label: line, line })),
      },
    };
  }
  const { agent: _, manager: __, office: ___, ...ofAnybody } = previous.filters;
  const kept = own ? ofAnybody : { ...previous.filters, ...subjectOf(previous.ask) };
  const filters = { ...withoutRanked(kept, { ask, ...(by ? { by } : {}) }, said), ...said.filters };
  return { ask, ...(by ? { by } : {}), ...(limit ? { limit } : {}), filters };
}

function sameAsk(previous: Query, query: Query, said: Said): Made {
  const found = rankedSubject(previous, said);
  const subject = subjectSaid(previous.ask, query, said) ?? found;
  const asked: Asked = subject
    ? { ask: subject, ...(said.by ? { by: said.by } : {}) }
    : said.by
      ? (groupedBy(previous.ask, said.by) ?? { ask: query.ask, ...(query.by ? { by: query.by } : {}) })
      : { ask: previous.ask, ...(previous.by ? { by: previous.by } : {}) };
  const filters = withoutSubject({ ...previous.filters, ...said.filters }, asked.ask);
  const limit = query.limit ?? (hasRows(asked) && !found ? previous.limit : undefined);
  return { ...asked, filters, ...(limit ? { limit } : {}) };
}

/** `and Gareth?` after a ranking of agents asks for him, not for a ranking of him alone. */
function rankedSubject(before: Asked, { filters }: Said): Ask | null {
  const of = profileDimensions.find((dimension) => dimension === rankedIn(before));
  const names = of && filters[of];
  return of && names?.length === 1 && names[0] !== undefined
    ? { report: 'profile', of, name: names[0] }
    : null;
}

/** Whose profile a name asks for; a leaderboard, a KPI and what else is no profile keep it as a filter. */
function subjectSaid(before: Ask, { ask }: Query, { filters }: Said): Ask | null {
  const names = Object.keys(filters).length;
  if (before.report === 'profile') {
    const again = filters[before.of];
    if (again?.length === 1 && ask.report !== 'profile') return { ...before, name: again[0] ?? before.name };
  }
  const isAbout = before.report === 'overview' || before.report === 'profile';
  if (isOwn(before) && (filters.agent ?? filters.manager ?? filters.office) === undefined) return null;
  if (names === 0 || !(isAbout || isOwn(before))) return null;
  // a name, or two of a kind, which are compared in its table; a filter by its key is no subject
  return ask.report === 'profile' || ask.report in leaderboards ? ask : null;
}

/** `top 5` of what is one figure. */
function nothingToLimit({ limit, ...query }: Query, asker: Vocabulary): Problem {
  const word = limit ? asker[limit.end].many[0].replace('{n}', String(limit.n)) : '';
  const line = print(query, asker);
  return { kind: 'sentence', word, words: [word], understood: line, suggestions: [{ label: line, line }] };
}

/** What was asked, by another grouping; null where it cannot be. */
function groupedBy(ask: Ask, by: NonNullable<Query['by']>): Asked | null {
  if (ask.report === 'kpi') {
    const entry = kpi(ask.kpi);
    const plain = entry.by ? catalogue.find((one) => one.of === entry.of && !('by' in one)) : entry;
    return plain ? normalForm({ report: 'kpi', kpi: plain.id }, by) : null;
  }
  const grouped = ['pipeline', 'profile', 'me', 'team', 'trend'].includes(ask.report)
    ? normalForm(ask, by)
    : null;
  return grouped ?? normalForm({ report: 'overview' }, by);
}

function subjectOf(ask: Ask): Filters {
  return ask.report === 'profile' ? { [ask.of]: [ask.name] } : {};
}

function withoutSubject(filters: Filters, ask: Ask): Filters {
  if (ask.report !== 'profile') return filters;
  const { [ask.of]: _, ...others } = filters;
  return others;
}

function isOwn(ask: Ask): boolean {
  return ask.report === 'me' || ask.report === 'team';
}

/** In the order in which `parse` has them. */
function ordered(filters: Filters): Filters {
  return Object.fromEntries(filterKeys.flatMap((key) => (filters[key] ? [[key, filters[key]]] : [])));
}
