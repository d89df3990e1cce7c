import { stages } from '../deals/deal.ts';
import type { MeasureId } from './catalogue.ts';
import { median } from './cycles.ts';
import type { Reason } from './figure.ts';
import type { Tally } from './tally.ts';

/** What is known of one group of deals. */
export interface Group {
  readonly tally: Tally;
  readonly at: number;
  /** prospecting deals are not part of the tally's period */
  readonly undated: boolean;
  readonly stageFiltered: boolean;
  /** products in the catalogue, whatever the filters */
  readonly catalogue: number;
  /** days from engage to close of each won deal */
  readonly cycles: readonly number[];
}

/** A figure of one group, before it is compared. */
export interface Value {
  readonly value: number | null;
  readonly reason?: Reason;
  readonly n: number;
  readonly missing?: number;
}

/**
 * How a figure comes about. `compares`: with the period before as it is, without prospecting on both sides
 * (prospects carry no date), or not at all.
 */
export interface Measure {
  readonly compares: 'as_it_is' | 'without_prospecting' | 'never';
  /** it looks at deals that are not closed: in a course over time those are dear to follow */
  readonly open?: true;
  /** a rate: its change is a difference, not a fraction */
  readonly rate?: true;
  readonly cycles?: true;
  readonly of: (group: Group) => Value;
}

const [prospecting, engaging, won, lost] = [0, 1, 2, 3];
const count = ({ tally, at }: Group, stage: number) => tally.count[at * stages.length + stage] ?? 0;
const money = ({ tally, at }: Group, stage: number) => tally.money[at * stages.length + stage] ?? 0;
const missing = ({ tally, at }: Group, stage: number) => tally.missing[at * stages.length + stage] ?? 0;
const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);

const none = (reason: Reason, n = 0): Value => ({ value: null, reason, n });
const counts = (value: number): Value => ({ value, n: value });

function share(part: number, of: number, empty: Reason, group: Group): Value {
  if (group.stageFiltered) return none('stage_filter', of);
  return of === 0 ? none(empty) : { value: part / of, n: of };
}

function potential(group: Group, of: readonly number[]): Value {
  const n = sum(of.map((stage) => count(group, stage)));
  const unknown = sum(of.map((stage) => missing(group, stage)));
  if (n > 0 && unknown === n) return { ...none('no_list_price', n), missing: unknown };
  const value = sum(of.map((stage) => money(group, stage)));
  return unknown > 0 ? { value, n, missing: unknown } : { value, n };
}

function averageDeal(group: Group): Value {
  const n = count(group, won);
  return n === 0 ? none('no_won_sale') : { value: money(group, won) / n, n };
}

const revenue = (group: Group): Value => ({ value: money(group, won), n: count(group, won) });
const sales = (group: Group) => sum([prospecting, engaging, won, lost].map((stage) => count(group, stage)));

export const measures: Readonly<Record<MeasureId, Measure>> = {
  products: { compares: 'never', of: ({ catalogue }) => ({ value: catalogue, n: 0 }) },
  revenue: { compares: 'as_it_is', of: revenue },
  won_revenue: { compares: 'as_it_is', of: revenue },
  revenue_per_product: {
    compares: 'as_it_is',
    of: (group) =>
      group.catalogue === 0
        ? none('no_sale')
        : { value: money(group, won) / group.catalogue, n: count(group, won) },
  },
  // The agents' names come from the rows: see `compute`.
  top_agent: { compares: 'never', of: revenue },
  sales: { compares: 'without_prospecting', open: true, of: (group) => counts(sales(group)) },
  average_deal: { compares: 'as_it_is', of: averageDeal },
  won: { compares: 'as_it_is', of: (group) => counts(count(group, won)) },
  engaging: { compares: 'as_it_is', open: true, of: (group) => counts(count(group, engaging)) },
  engaging_value: { compares: 'as_it_is', open: true, of: (group) => potential(group, [engaging]) },
  lost: { compares: 'as_it_is', of: (group) => counts(count(group, lost)) },
  lost_value: { compares: 'as_it_is', of: (group) => potential(group, [lost]) },
  prospecting: {
    compares: 'never',
    open: true,
    of: (group) => (group.undated ? none('undated') : counts(count(group, prospecting))),
  },
  prospecting_value: {
    compares: 'never',
    open: true,
    of: (group) => (group.undated ? none('undated') : potential(group, [prospecting])),
  },
  win_rate: {
    compares: 'as_it_is',
    rate: true,
    of: (group) => share(count(group, won), count(group, won) + count(group, lost), 'no_closed_sale', group),
  },
  loss_rate: {
    compares: 'as_it_is',
    rate: true,
    of: (group) => share(count(group, lost), count(group, won) + count(group, lost), 'no_closed_sale', group),
  },
  engagement_rate: {
    compares: 'without_prospecting',
    open: true,
    rate: true,
    of: (group) => share(count(group, engaging), sales(group), 'no_sale', group),
  },
  average_cycle: {
    compares: 'as_it_is',
    cycles: true,
    of: ({ cycles }) =>
      cycles.length === 0 ? none('no_won_sale') : { value: sum(cycles) / cycles.length, n: cycles.length },
  },
  median_cycle: {
    compares: 'as_it_is',
    cycles: true,
    of: ({ cycles }) =>
      cycles.length === 0 ? none('no_won_sale') : { value: median(cycles), n: cycles.length },
  },
  open: {
    compares: 'never',
    open: true,
    of: (group) =>
      group.undated ? none('undated') : counts(count(group, engaging) + count(group, prospecting)),
  },
  open_value: {
    compares: 'never',
    open: true,
    of: (group) => (group.undated ? none('undated') : potential(group, [engaging, prospecting])),
  },
};
