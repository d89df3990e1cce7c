import type { Dimension, Grouping, Stage } from '../deals/deal.ts';
import type { PeriodSpec, TimeUnit } from '../deals/period.ts';
import type { KpiId } from '../kpis/catalogue.ts';

/** Reports by one dimension, and the dimension that each is a table of. */
export const leaderboards = {
  agents: 'agent',
  managers: 'manager',
  products: 'product',
  sectors: 'sector',
  offices: 'office',
  locations: 'location',
  accounts: 'account',
} as const satisfies Record<string, Dimension>;
export type LeaderboardId = keyof typeof leaderboards;

/** The dimensions of which one member can be asked for by name. */
export const profileDimensions = ['agent', 'manager', 'office', 'product', 'sector', 'account'] as const;
export type ProfileDimension = (typeof profileDimensions)[number];

export const plainReports = ['overview', 'pipeline', 'trend', 'kpis'] as const;
export type PlainReportId = (typeof plainReports)[number];

/** Reports about whoever asks. */
export const ownReports = ['me', 'team'] as const;
export type OwnReportId = (typeof ownReports)[number];

export type ReportId = PlainReportId | LeaderboardId | OwnReportId;

/** What is asked, before period, grouping and filters. */
export type Ask =
  | { readonly report: ReportId }
  | { readonly report: 'kpi'; readonly kpi: KpiId }
  | { readonly report: 'profile'; readonly of: ProfileDimension; readonly name: string };

export const filterKeys = [
  'agent',
  'manager',
  'office',
  'product',
  'sector',
  'account',
  'location',
  'stage',
] as const;

/**
 * Several keys combine with AND, several values of one with OR. Values of dimensions are the labels of the
 * dataset's members (`Member.label`); `stage` holds stages.
 */
export type Filters = { readonly [D in Dimension]?: readonly string[] } & {
  readonly stage?: readonly Stage[];
};

/** A question to the base. Everything in it is data: it can be stored, compared and printed. */
export interface Query {
  readonly ask: Ask;
  readonly by?: Grouping | TimeUnit;
  readonly limit?: { readonly end: 'top' | 'bottom'; readonly n: number };
  /** absent: the default period */
  readonly period?: PeriodSpec;
  readonly versus?: 'last_year';
  readonly filters: Filters;
}

/** Words of `/kpi` that are not questions over a dataset. */
export const commandIds = ['data', 'status', 'refresh', 'link', 'unlink', 'help'] as const;
export type CommandId = (typeof commandIds)[number];

/** Commands that stand first, and to which the rest of the line belongs, as it was typed. */
export const openCommands = ['link', 'unlink'] as const satisfies readonly CommandId[];

/** A way on from a problem: the words that a person sees, and the whole line that does it. */
export interface Suggestion {
  readonly label: string;
  readonly line: string;
}

/** What is wrong with a question; renderers turn it into a sentence per locale. */
export type Problem =
  /** a word, or a run of words, that nothing is like; also a name that no member has */
  | { readonly kind: 'unknown_word'; readonly word: string; readonly suggestions: readonly Suggestion[] }
  /** several members match */
  | { readonly kind: 'ambiguous_name'; readonly word: string; readonly suggestions: readonly Suggestion[] }
  /** a date or number that cannot be: `2017-13`, `top 0`, `Q5` */
  | { readonly kind: 'impossible_date'; readonly word: string; readonly suggestions: readonly Suggestion[] }
  | { readonly kind: 'impossible_number'; readonly word: string; readonly suggestions: readonly Suggestion[] }
  /** two reports, two periods, two groupings: `word` is the second */
  | {
      readonly kind: 'said_twice';
      readonly word: string;
      readonly what: 'report' | 'period' | 'grouping' | 'limit';
      readonly suggestions: readonly Suggestion[];
    }
  /** a grouping that this report or KPI cannot have: `agents by office` */
  | { readonly kind: 'wrong_grouping'; readonly word: string; readonly suggestions: readonly Suggestion[] }
  /** a rate asked for by itself with a stage filter */
  | { readonly kind: 'rate_with_stage'; readonly word: string; readonly suggestions: readonly Suggestion[] }
  /** a report about whoever asks, and it is not known who in the base that is */
  | { readonly kind: 'no_asker'; readonly word: string; readonly suggestions: readonly Suggestion[] }
  /** the asker has no team: nobody's manager, and no manager either */
  | { readonly kind: 'no_team'; readonly word: string; readonly suggestions: readonly Suggestion[] }
  /**
   * A plain sentence of which not all was understood: `words`, as they were said, with ` … ` between them in `word`.
   * `understood`: the canonical text of the rest, null where nothing is left or the rest is no question.
   */
  | {
      readonly kind: 'sentence';
      readonly word: string;
      readonly words: readonly string[];
      readonly understood: string | null;
      readonly suggestions: readonly Suggestion[];
    }
  /** `word` is the start of what was typed */
  | { readonly kind: 'too_long'; readonly word: string; readonly suggestions: readonly Suggestion[] };

/** A word that could be read two ways: how it was read, and the line for the other way. */
export interface Reading {
  readonly word: string;
  readonly as: ReadAs;
  readonly other: ReadAs;
  readonly line: string;
}
/** `period` and `report` carry their canonical text, `name` its dimension and label. */
export type ReadAs =
  | { readonly type: 'period' | 'report' | 'kpi' | 'filter'; readonly text: string }
  | { readonly type: 'name'; readonly dimension: Dimension; readonly text: string };

export type Parsed =
  | {
      readonly kind: 'query';
      readonly query: Query;
      readonly share: boolean;
      readonly readings: readonly Reading[];
    }
  | {
      readonly kind: 'command';
      readonly command: CommandId;
      readonly accept: boolean;
      /** of an open command, what follows it; absent where nothing does */
      readonly rest?: string;
    }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** What a text said by itself, beside the question that it makes alone. */
export interface Said {
  /** a report or a KPI */
  readonly ask: boolean;
  /** a grouping, where no report or KPI was said that it would be one of */
  readonly by?: Grouping | TimeUnit;
  /** all names and filters, that of which a profile is asked among them */
  readonly filters: Filters;
}
