import type { Dimension, FindingKind, Stage, TableName } from '../deals/deal.ts';
import type { TimeUnit } from '../deals/period.ts';
import type { KpiId } from '../kpis/catalogue.ts';
import type { Reason } from '../kpis/figure.ts';
import type { OwnReportId, Problem, ReadAs, ReportId } from '../query/query.ts';

/** What is said of a KPI. */
interface KpiWords {
  readonly label: string;
  /** one sentence, shown in help and in the table of the README */
  readonly definition: string;
  /** how it differs from the dashboard's figure of that name */
  readonly formerly?: string;
}

/**
 * Every sentence shown to people, in one locale. A word that is missing does not compile. Arguments are
 * finished strings: numbers are formatted and names escaped before they come here.
 */
export interface Messages {
  readonly kpis: Readonly<Record<KpiId, KpiWords>>;
  readonly reports: Readonly<Record<ReportId, { readonly title: string; readonly answer: string }>>;
  readonly dimensions: Readonly<Record<Dimension, { readonly one: string; readonly many: string }>>;
  readonly stages: Readonly<Record<Stage, string>>;
  readonly steps: Readonly<Record<TimeUnit, string>>;
  readonly columns: {
    readonly stage: string;
    readonly stage_value: string;
    readonly distinct_products: string;
    readonly kpi: string;
    readonly figure: string;
    readonly change: string;
    readonly weekOf: string;
  };
  readonly notSet: string;
  readonly noData: Readonly<Record<Reason, string>>;
  readonly by: (title: string, grouping: string) => string;
  /** what the label of a KPI becomes before `by …`, where it is another */
  readonly beforeBy: { readonly [K in KpiId]?: string };
  /** between a label and what it labels, and between items that hold commas, with their spaces */
  readonly colon: string;
  readonly semicolon: string;
  readonly profile: (dimension: Dimension, name: string) => string;
  /** the title of a report about whoever asks, or their team */
  readonly own: (report: OwnReportId, name: string) => string;

  readonly period: {
    readonly all: string;
    readonly quarter: (quarter: string, year: string) => string;
    /** by its Monday */
    readonly week: (monday: string) => string;
    readonly soFar: (period: string) => string;
  };
  readonly comparedWith: (period: string) => string;
  readonly asOf: (instant: string) => string;
  readonly age: (minutes: number) => string;
  readonly filteredBy: (filters: string) => string;
  readonly bestLabel: { readonly agent: string; readonly product: string };
  readonly others: (count: string, plural: boolean) => string;
  /** rows that a table leaves out; `rows` is what they are, in the number that fits */
  readonly notShown: (count: string, rows: string, plural: boolean) => string;
  readonly row: { readonly one: string; readonly many: string };

  readonly notes: {
    readonly default_period_empty: (asked: string, shown: string) => string;
    readonly nothing_yet: (period: string) => string;
    readonly nothing: string;
    readonly empty_base: string;
    readonly no_list_price: (deals: string, plural: boolean) => string;
    readonly findings: (total: string, plural: boolean) => string;
    readonly undated: string;
    readonly estimates: string;
    readonly mean: (average: string, mean: string, grouping: string) => string;
    readonly rank: (rank: number, among: string, members: string) => string;
    readonly rank_in_team: (rank: number, among: string, manager: string) => string;
    /** no picture could be made */
    readonly withoutPicture: string;
    readonly shortened: string;
  };

  readonly reading: (word: string, as: string) => string;
  readonly readAs: (as: ReadAs) => string;
  readonly problems: {
    readonly [K in Problem['kind']]: (
      problem: Extract<Problem, { readonly kind: K }>,
      word: string,
    ) => string;
  };
  readonly didYouMean: string;

  readonly help: {
    readonly title: string;
    readonly intro: (command: string) => string;
    /** in Slack, where one can speak to the bot as well */
    readonly spoken: string;
    readonly reports: string;
    readonly answer: string;
    readonly periods: string;
    readonly filters: string;
    readonly periodExamples: readonly string[];
    readonly kpis: string;
    readonly commands: {
      readonly data: string;
      readonly status: string;
      readonly refresh: string;
      readonly link: string;
      readonly unlink: string;
      readonly help: string;
    };
  };

  readonly data: {
    readonly title: string;
    readonly tables: Readonly<Record<TableName, string>>;
    readonly readAt: (instant: string, age: string) => string;
    readonly noFindings: string;
    readonly findingsTitle: string;
    readonly findings: Readonly<Record<FindingKind, string>>;
    readonly columns: {
      readonly finding: string;
      readonly table: string;
      readonly records: string;
      readonly examples: string;
    };
    readonly without: (fields: string) => string;
    readonly deals: (from: string, to: string) => string;
  };

  readonly status: {
    readonly title: string;
    readonly version: string;
    readonly lastRead: string;
    readonly lastWholeRead: string;
    readonly never: string;
    readonly next: string;
    readonly calls: string;
    readonly callsOf: (calls: string, budget: string) => string;
    readonly problem: (problem: string, since: string) => string;
    readonly refused: (table: string, was: string, now: string) => string;
    readonly fine: string;
    readonly digest: (schedule: string) => string;
    readonly digestNext: (instant: string) => string;
    readonly digestLast: (instant: string, state: string, late: boolean) => string;
    readonly digestStates: Readonly<
      Record<'under_way' | 'delivered' | 'partial' | 'none' | 'unknown' | 'missed', string>
    >;
    readonly digestPaused: (destination: string, reason: string) => string;
    readonly reading: (done: string, expected: string | null) => string;
  };

  readonly refresh: {
    readonly started: string;
    readonly done: (deals: string, instant: string) => string;
    readonly tooSoon: (seconds: string) => string;
    readonly running: string;
    readonly failed: (problem: string) => string;
    readonly refused: string;
  };

  /** `link` and `unlink` in the terminal */
  readonly linkInSlack: string;
  /** the first read did not work out */
  readonly firstReadFailed: (problem: string) => string;
  /** of each kind of trouble with Airtable, for people: operators have the log and the terminal */
  readonly airtable: (kind: string) => string;
  /** the button that shares an answer */
  readonly share: string;
  readonly sharedBy: (person: string) => string;
  readonly askedBy: (person: string) => string;
  readonly chart: {
    readonly alt: (title: string, period: string) => string;
    readonly largest: (rows: string) => string;
    readonly course: (first: string, last: string, highest: string) => string;
    readonly none: string;
  };
}
