import type { RowHead } from '../report/report.ts';

/** A row as it is spoken of: its name and its figure, both already in words. */
export interface SeenPoint {
  readonly head: string;
  readonly value: string;
}

/** What a picture shows, for its alt text. `hidden` counts the rows that are not drawn. */
export type Seen =
  | {
      readonly kind: 'bars';
      readonly title: string;
      readonly largest: readonly SeenPoint[];
      readonly shown: number;
      readonly hidden: number;
    }
  | {
      readonly kind: 'line';
      readonly title: string;
      readonly first: SeenPoint;
      readonly last: SeenPoint;
      readonly highest: SeenPoint;
    }
  | { readonly kind: 'nothing'; readonly title: string };

/** The words and number formats of one chart in one locale. */
export interface ChartWords {
  readonly title: string;
  /** the line under the title; says how many rows are not drawn where `hidden` is more than 0 */
  readonly subtitle: (hidden: number) => string | null;
  /** the name of a row, whole; it is shortened where it is drawn */
  readonly head: (head: RowHead) => string;
  /** a figure at a glance: `1,2 M €` */
  readonly compact: (value: number) => string;
  /** a figure in full, for alt texts */
  readonly full: (value: number) => string;
  readonly alt: (seen: Seen) => string;
  /** how the axis prints its numbers: plain data, for a renderer elsewhere reads it too */
  readonly numberFormat: Readonly<Intl.NumberFormatOptions>;
  /** a BCP 47 tag */
  readonly locale: string;
}
