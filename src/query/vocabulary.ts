import type { Dimension, Stage } from '../deals/deal.ts';
import type { CalendarUnit, TimeUnit } from '../deals/period.ts';
import type { KpiId } from '../kpis/catalogue.ts';
import type { CommandId, ReportId } from './query.ts';

/** What can be said for one thing; the first is the canonical form, which `print` writes. */
export type Phrases = readonly [string, ...string[]];

/**
 * The words of one language. A new report, KPI or dimension without words does not compile. Case, accents,
 * apostrophes, hyphens and underscores in phrases do not matter; `{n}` stands for a number.
 */
export interface Vocabulary {
  readonly reports: Readonly<Record<ReportId, Phrases>>;
  readonly commands: Readonly<Record<CommandId, Phrases>>;
  readonly kpis: Readonly<Record<KpiId, Phrases>>;
  /** one member of a dimension; single words, for they are filter keys too */
  readonly dimensions: Readonly<Record<Dimension, Phrases>>;
  readonly stage: Phrases;
  readonly stages: Readonly<Record<Stage, Phrases>>;
  readonly by: Phrases;
  /** after `by` */
  readonly steps: Readonly<Record<CalendarUnit, Phrases>>;
  /** the same without `by`: `monthly` */
  readonly courses: Readonly<Record<TimeUnit, Phrases>>;
  readonly current: Readonly<Record<CalendarUnit, Phrases>>;
  readonly previous: Readonly<Record<CalendarUnit, Phrases>>;
  /** `many` holds `{n}`; `one` is how `print` writes it for 1 */
  readonly lastN: Readonly<Record<CalendarUnit, { readonly one: string; readonly many: Phrases }>>;
  readonly months: readonly [
    Phrases,
    Phrases,
    Phrases,
    Phrases,
    Phrases,
    Phrases,
    Phrases,
    Phrases,
    Phrases,
    Phrases,
    Phrases,
    Phrases,
  ];
  /** the letter of `Q3`, and of `W27` */
  readonly quarterLetter: string;
  readonly weekLetter: string;
  /** before a number: `quarter 3`, `week 27` */
  readonly quarterWords: readonly string[];
  readonly weekWords: readonly string[];
  readonly allTime: Phrases;
  readonly since: Phrases;
  /** `from DAY to DAY` */
  readonly from: Phrases;
  readonly to: Phrases;
  readonly top: { readonly one: string; readonly many: Phrases };
  readonly bottom: { readonly one: string; readonly many: Phrases };
  readonly versusLastYear: Phrases;
  readonly share: Phrases;
  readonly accept: Phrases;
  /** one, two, three … twelve */
  readonly numbers: readonly string[];
  /** understood and without meaning of their own */
  readonly fillers: readonly string[];
}
