/** The sentences of the weekly digest, in one locale. Arguments are finished strings, as in `Messages`. */
export interface DigestMessages {
  readonly title: (week: string) => string;
  /** of data that could not be brought up to date: its age, when it was read, and why */
  readonly behind: (age: string, instant: string, reason: string) => string;
  readonly late: (due: string) => string;
  readonly test: string;
  readonly won: (deals: string, plural: boolean, revenue: string) => string;
  /** follow on `won`: against the revenue of the week before */
  readonly changed: (change: string) => string;
  readonly unchanged: string;
  readonly afterNothing: string;
  readonly sellers: (
    won: string,
    of: string,
    plural: { readonly won: boolean; readonly of: boolean },
  ) => string;
  readonly nothingWon: (week: string) => string;
  readonly lastWin: (day: string, deal: string) => string;
  readonly nothingEver: string;
  readonly wins: string;
  readonly waiting: string;
  readonly attention: string;
  readonly noValue: string;
  readonly noPotential: string;
  readonly finding: (count: string, text: string) => string;
  readonly allFindings: (kinds: string, plural: boolean, command: string) => string;
  readonly period: (days: string) => string;
  readonly rest: (command: string, example: string) => string;
  /** the question that answers with this week's agents */
  readonly example: string;
  readonly owner: (who: string) => string;
  readonly admins: string;
}
