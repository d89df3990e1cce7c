import type { Dimension, Grouping, Stage } from '../deals/deal.ts';
import { dimensions, stages } from '../deals/deal.ts';
import { foldLetters, foldName } from '../deals/fold.ts';
import type { CalendarUnit, PeriodSpec, TimeUnit } from '../deals/period.ts';
import { calendarUnits } from '../deals/period.ts';
import type { KpiId } from '../kpis/catalogue.ts';
import { catalogue } from '../kpis/catalogue.ts';
import { foldPhrase } from './fold.ts';
import type { CommandId, LeaderboardId, ReportId } from './query.ts';
import { commandIds, leaderboards, ownReports, plainReports } from './query.ts';
import type { Token } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What a phrase can mean. */
export type Meaning =
  | { readonly type: 'period'; readonly spec: PeriodSpec }
  | { readonly type: 'lastN'; readonly unit: CalendarUnit }
  | { readonly type: 'report'; readonly report: ReportId }
  | { readonly type: 'command'; readonly command: CommandId }
  | { readonly type: 'kpi'; readonly kpi: KpiId }
  | { readonly type: 'dimension'; readonly dimension: Dimension }
  | { readonly type: 'grouping'; readonly by: Grouping | TimeUnit }
  | { readonly type: 'noGrouping' }
  | { readonly type: 'limit'; readonly end: 'top' | 'bottom'; readonly n?: number }
  | { readonly type: 'month'; readonly month: number }
  | {
      readonly type:
        | 'versus'
        | 'share'
        | 'accept'
        | 'by'
        | 'filler'
        | 'since'
        | 'from'
        | 'to'
        | 'quarterWord'
        | 'weekWord';
    };

interface Node {
  readonly next: Map<string, Node>;
  number: Node | null;
  readonly meanings: Meaning[];
}

export interface PhraseMatch {
  /** the token after the phrase */
  readonly end: number;
  readonly meanings: readonly Meaning[];
  readonly n: number | null;
}

/** Every phrase of some vocabularies, ready to be looked up. */
export interface Lexicon {
  readonly root: Node;
  readonly keys: ReadonlyMap<string, Grouping>;
  readonly stages: ReadonlyMap<string, Stage>;
  readonly numbers: ReadonlyMap<string, number>;
}

const slot = 'numberslot';

function newNode(): Node {
  return { next: new Map(), number: null, meanings: [] };
}

function add(root: Node, phrases: Iterable<string>, meaning: Meaning): void {
  for (const phrase of phrases) {
    let node = root;
    for (const word of foldPhrase(phrase.replaceAll('{n}', ` ${slot} `))) {
      if (word === slot) {
        node.number ??= newNode();
        node = node.number;
      } else {
        const next = node.next.get(word) ?? newNode();
        node.next.set(word, next);
        node = next;
      }
    }
    if (!node.meanings.some((known) => JSON.stringify(known) === JSON.stringify(meaning))) {
      node.meanings.push(meaning);
    }
  }
}

function addPeriods(root: Node, words: Vocabulary): void {
  for (const unit of calendarUnits) {
    add(root, words.current[unit], { type: 'period', spec: { type: 'relative', unit, offset: 0 } });
    add(root, words.previous[unit], { type: 'period', spec: { type: 'relative', unit, offset: -1 } });
    add(root, [words.lastN[unit].one, ...words.lastN[unit].many], { type: 'lastN', unit });
  }
  add(root, words.allTime, { type: 'period', spec: { type: 'all' } });
  for (const [i, phrases] of words.months.entries()) add(root, phrases, { type: 'month', month: i + 1 });
  add(root, words.quarterWords, { type: 'quarterWord' });
  add(root, words.weekWords, { type: 'weekWord' });
  for (const type of ['since', 'from', 'to'] as const) add(root, words[type], { type });
}

function addGroupings(root: Node, words: Vocabulary, all: readonly Vocabulary[]): void {
  const bys = all.flatMap((vocabulary) => vocabulary.by);
  const after = (phrases: Iterable<string>) =>
    [...phrases].flatMap((word) => bys.map((by) => `${by} ${word}`));
  for (const dimension of dimensions) {
    add(root, after(words.dimensions[dimension]), { type: 'grouping', by: dimension });
  }
  for (const report of Object.keys(leaderboards) as LeaderboardId[]) {
    add(root, after(words.reports[report]), { type: 'grouping', by: leaderboards[report] });
  }
  add(root, after(words.stage), { type: 'grouping', by: 'stage' });
  for (const step of ['week', 'month', 'quarter'] as const) {
    add(root, [...after(words.steps[step]), ...words.courses[step]], { type: 'grouping', by: step });
  }
  for (const step of ['day', 'year'] as const) add(root, after(words.steps[step]), { type: 'noGrouping' });
}

function addAsks(root: Node, words: Vocabulary): void {
  for (const report of [...plainReports, ...ownReports, ...(Object.keys(leaderboards) as LeaderboardId[])]) {
    add(root, words.reports[report], { type: 'report', report });
  }
  for (const command of commandIds) add(root, words.commands[command], { type: 'command', command });
  for (const { id } of catalogue) {
    // `total_sales_per_agent` is understood as `sales per agent` too
    add(root, [id, id.replace(/^total_/, ''), ...words.kpis[id]], { type: 'kpi', kpi: id });
  }
  for (const dimension of dimensions)
    add(root, words.dimensions[dimension], { type: 'dimension', dimension });
}

function build(vocabularies: readonly Vocabulary[]): Lexicon {
  const root = newNode();
  const keys = new Map<string, Grouping>();
  const stageWords = new Map<string, Stage>();
  const numbers = new Map<string, number>();
  for (const words of vocabularies) {
    addAsks(root, words);
    addPeriods(root, words);
    addGroupings(root, words, vocabularies);
    for (const end of ['top', 'bottom'] as const) {
      add(root, words[end].many, { type: 'limit', end });
      if (words[end].one.includes('{n}')) add(root, [words[end].one], { type: 'limit', end });
      else add(root, [words[end].one], { type: 'limit', end, n: 1 });
    }
    add(root, words.versusLastYear, { type: 'versus' });
    for (const type of ['share', 'accept', 'by'] as const) add(root, words[type], { type });
    add(root, words.fillers, { type: 'filler' });
    for (const report of Object.keys(leaderboards) as LeaderboardId[]) {
      for (const word of words.reports[report]) keys.set(foldName(word), leaderboards[report]);
    }
    for (const dimension of dimensions) {
      for (const word of words.dimensions[dimension]) keys.set(foldName(word), dimension);
    }
    for (const word of words.stage) keys.set(foldName(word), 'stage');
    for (const stage of stages)
      for (const word of [stage, ...words.stages[stage]]) stageWords.set(foldName(word), stage);
    for (const [i, word] of words.numbers.entries()) numbers.set(foldLetters(word), i + 1);
  }
  return { root, keys, stages: stageWords, numbers };
}

const built = new WeakMap<readonly Vocabulary[], Lexicon>();

/** The lexicon of some vocabularies, built once for each list of them. */
export function lexiconOf(vocabularies: readonly Vocabulary[]): Lexicon {
  const known = built.get(vocabularies);
  if (known) return known;
  const lexicon = build(vocabularies);
  built.set(vocabularies, lexicon);
  return lexicon;
}

/** Marks inside phrases do not matter: `in-progress`, `chiffre d'affaires`, `total_sales`, `deals, all stages`. */
export function isJoiner(token: Token): boolean {
  return token.kind === 'comma' || (token.kind === 'mark' && /^['’‘`´\-‐‑–—_./]+$/.test(token.text));
}

function numberIn(lexicon: Lexicon, fold: string): number | null {
  if (/^\d{1,15}$/.test(fold)) return Number(fold);
  return lexicon.numbers.get(fold) ?? null;
}

const looked = new WeakMap<readonly Token[], Map<number, PhraseMatch[]>>();

/** Every phrase that starts at a token, the longest first; looked up once for each token. */
export function phrasesAt(lexicon: Lexicon, tokens: readonly Token[], start: number): readonly PhraseMatch[] {
  const known = looked.get(tokens) ?? new Map<number, PhraseMatch[]>();
  looked.set(tokens, known);
  const found = known.get(start) ?? findPhrases(lexicon, tokens, start);
  known.set(start, found);
  return found;
}

function findPhrases(lexicon: Lexicon, tokens: readonly Token[], start: number): PhraseMatch[] {
  const found: PhraseMatch[] = [];
  const walk = (node: Node, at: number, n: number | null) => {
    if (node.meanings.length > 0) found.push({ end: at, meanings: node.meanings, n });
    let i = at;
    while (i > start && i < tokens.length && isJoiner(tokens[i] as Token)) i++;
    const token = tokens[i];
    if (token?.kind !== 'word') return;
    const next = node.next.get(token.fold);
    if (next) walk(next, i + 1, n);
    const number = node.number ? numberIn(lexicon, token.fold) : null;
    if (node.number && number !== null) walk(node.number, i + 1, number);
  };
  walk(lexicon.root, start, null);
  return found.sort((a, b) => b.end - a.end);
}
