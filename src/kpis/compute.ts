import type { Dataset } from '../deals/dataset.ts';
import { type Dimension, type Grouping, stages } from '../deals/deal.ts';
import type { Period, TimeUnit } from '../deals/period.ts';
import type { Calendar } from '../deals/periods.ts';
import { kpi as entryOf, type Kpi, type KpiId, type MeasureId, type Unit } from './catalogue.ts';
import { type Course, tallyCourse } from './course.ts';
import { cyclesBy } from './cycles.ts';
import type { Figure, KpiResult } from './figure.ts';
import { type Group, type Measure, measures, type Value } from './measures.ts';
import { counts, type Selection, type SelectionFilters, select } from './selection.ts';
import { onlyStages, type Tally, tallyBy, total } from './tally.ts';

/** A row of a breakdown: `key` and `label` are null for "(not set)". */
export interface FigureRow {
  readonly key: string | null;
  readonly label?: string;
  readonly figure: Figure;
}

/** One question's dataset, period and filters; the tallies that its figures share are made once. */
export class Computation {
  readonly dataset: Dataset;
  readonly #calendar: Calendar;
  readonly #filters: SelectionFilters;
  readonly #now: Selection;
  readonly #before: Selection | null;
  readonly #tallies = new Map<string, Tally>();
  readonly #courses = new Map<string, Course>();

  constructor(
    dataset: Dataset,
    question: { period: Period; comparedWith: Period | null; filters: SelectionFilters },
    calendar: Calendar,
  ) {
    this.dataset = dataset;
    this.#calendar = calendar;
    this.#filters = question.filters;
    this.#now = select(dataset, question.period, question.filters);
    this.#before = question.comparedWith && select(dataset, question.comparedWith, question.filters);
  }

  /** Deals that count in the period under the filters, in any stage. */
  get size(): number {
    return total(this.#tally(this.#now, 'stage')).count.reduce((sum, count) => sum + count, 0);
  }

  /** The total of a measure, compared with the period before. */
  total(id: MeasureId): Figure {
    const measure = measures[id];
    const now = total(this.#tally(this.#now, 'stage'));
    const before = this.#before && total(this.#tally(this.#before, 'stage'));
    const cycles = (selection: Selection) =>
      measure.cycles ? (cyclesBy(selection, 1, () => 0)[0] ?? []) : [];
    const group = this.#group(now, 0, cycles(this.#now));
    if (!before || !this.#before || measure.compares === 'never') return measure.of(group);
    const earlier = { ...this.#group(before, 0, cycles(this.#before)), undated: true };
    return compared(measure, group, earlier);
  }

  /**
   * One row for each member or stage: of the reference tables also those without a sale, unless there are
   * filters. Accounts and locations are rows only with a sale. "(not set)" last. Rows of the same grouping
   * come in the same order whatever the measure.
   * @param listed members that are rows in any case, by index
   */
  rows(id: MeasureId, by: Grouping, listed: (member: number) => boolean = () => false): FigureRow[] {
    const measure = measures[id];
    const tally = this.#tally(this.#now, by);
    const of = by === 'stage' ? null : this.dataset.columns[by].of;
    const cycles = measure.cycles
      ? cyclesBy(this.#now, tally.groups, (deal) => (of ? (of[deal] as number) + 1 : 3))
      : null;
    const distinct = id === 'won' && by === 'sector' ? this.#distinctProducts() : null;
    return this.#shownGroups(by, tally, listed).map((at) => {
      const head = this.#head(by, at);
      // Whatever the deals of the other stages, those of this one are not known for a period without today.
      if (by === 'stage' && head.key === 'prospecting' && id === 'sales' && this.#now.undated)
        return { ...head, figure: { value: null, reason: 'undated', n: 0 } };
      const value = measure.of(this.#group(tally, at, cycles?.[at] ?? []));
      return { ...head, figure: distinct ? { ...value, distinct: distinct[at] ?? 0 } : value };
    });
  }

  /** The course of a measure over time, a row for each step that has begun. */
  course(id: MeasureId, unit: TimeUnit): FigureRow[] {
    const measure = measures[id];
    const { steps, tally, stepOf } = this.#course(unit, measure.open ?? false);
    const { today } = this.#calendar;
    const { close } = this.dataset;
    const cycles = measure.cycles
      ? cyclesBy(this.#now, steps.length, (deal) => stepOf(close[deal] as number))
      : null;
    return steps.map((step, at) => ({
      key: step.key,
      figure: measure.of({
        ...this.#group(tally, at, cycles?.[at] ?? []),
        undated: !(step.from <= today && today < step.to),
      }),
    }));
  }

  /** The agents with the highest revenue above 0, all of them where several share it. */
  topAgents(): Figure {
    const [best] = ordered(this.rows('revenue', 'agent').filter(({ key }) => key !== null));
    const revenue = best?.figure.value ?? 0;
    if (revenue <= 0) return { value: null, reason: 'no_won_sale', n: 0 };
    const tied = this.rows('revenue', 'agent').filter(
      ({ key, figure }) => key !== null && figure.value === revenue,
    );
    return {
      value: revenue,
      n: tied.reduce((n, { figure }) => n + figure.n, 0),
      names: ordered(tied).map(({ key, label }) => label ?? key ?? ''),
    };
  }

  /** Revenue ÷ rows with a won sale: the other reading of "average per agent". */
  mean(by: Dimension): number | null {
    const selling = this.rows('revenue', by).filter(({ figure }) => figure.n > 0);
    const revenue = selling.reduce((sum, { figure }) => sum + (figure.value ?? 0), 0);
    return selling.length === 0 ? null : revenue / selling.length;
  }

  #tally(selection: Selection, by: Grouping): Tally {
    const key = `${selection === this.#now ? 'now' : 'before'} ${by}`;
    const known = this.#tallies.get(key) ?? tallyBy(selection, by);
    this.#tallies.set(key, known);
    return known;
  }

  #course(unit: TimeUnit, open: boolean): Course {
    const key = `${unit} ${open}`;
    const known = this.#courses.get(key);
    if (known) return known;
    const { stage: wanted, ...filters } = this.#filters;
    // A deal may pass the stage filter in one step and not in another, so it is applied to each.
    const selection = wanted ? select(this.dataset, this.#now.period, filters) : this.#now;
    const course = tallyCourse(selection, unit, this.#calendar, open, this.#now);
    const kept = wanted
      ? { ...course, tally: onlyStages(course.tally, (stage) => wanted.includes(stages[stage] ?? '')) }
      : course;
    this.#courses.set(key, kept);
    return kept;
  }

  #group(tally: Tally, at: number, cycles: readonly number[]): Group {
    const { undated, stageFiltered } = this.#now;
    return { tally, at, undated, stageFiltered, catalogue: this.dataset.counts.products, cycles };
  }

  #shownGroups(by: Grouping, tally: Tally, listed: (member: number) => boolean): number[] {
    const hasDeal = (at: number) => {
      for (let stage = 0; stage < stages.length; stage++)
        if (tally.count[at * stages.length + stage] !== 0) return true;
      return false;
    };
    const members = by === 'stage' ? null : this.dataset.columns[by].members;
    const withoutSale = !this.#now.filtered && by !== 'account' && by !== 'location';
    const shown: number[] = [];
    for (let at = 1; at < tally.groups; at++) {
      if (hasDeal(at) || listed(at - 1) || (withoutSale && (members ? members[at - 1]?.listed : true)))
        shown.push(at);
    }
    return hasDeal(0) ? [...shown, 0] : shown;
  }

  #head(by: Grouping, at: number): { key: string | null; label?: string } {
    if (at === 0) return { key: null };
    if (by === 'stage') return { key: stages[at - 1] ?? null };
    const member = this.dataset.columns[by].members[at - 1];
    if (!member) return { key: null };
    return member.label === member.name ? { key: member.name } : { key: member.name, label: member.label };
  }

  #distinctProducts(): number[] {
    const product = this.dataset.columns.product.of;
    const sector = this.dataset.columns.sector;
    const sold = Array.from({ length: sector.members.length + 1 }, () => new Set<number>());
    for (const segment of this.#now.segments) {
      if (stages[segment.stage] !== 'won') continue;
      for (let deal = segment.start; deal < segment.end; deal++) {
        const of = product[deal] as number;
        if (of >= 0 && counts(this.#now, segment, deal)) sold[(sector.of[deal] as number) + 1]?.add(of);
      }
    }
    return sold.map((products) => products.size);
  }
}

const collator = new Intl.Collator('en');

/** Rows by value, highest first, null last, then by name; "(not set)" last. */
export function ordered<R extends FigureRow>(rows: readonly R[]): R[] {
  return rows.toSorted((a, b) => {
    if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
    const [left, right] = [a.figure.value, b.figure.value];
    if (left !== right) return left === null ? 1 : right === null ? -1 : right - left;
    return collator.compare(a.label ?? a.key, b.label ?? b.key);
  });
}

/**
 * One KPI of a question, as JSON shows it.
 * @param listed members that are rows even without a sale, by index
 */
export function compute(
  id: KpiId,
  computation: Computation,
  by?: Grouping | TimeUnit,
  listed?: (member: number) => boolean,
): KpiResult {
  const entry: Kpi = entryOf(id);
  const unit: Unit = entry.unit;
  const grouping = entry.by ?? by;
  if (entry.of === 'top_agent') return { unit, figure: computation.topAgents() };
  if (grouping === undefined) return { unit, figure: computation.total(entry.of) };
  if (grouping === 'week' || grouping === 'month' || grouping === 'quarter') {
    return { unit, by: grouping, rows: computation.course(entry.of, grouping) };
  }
  const rows =
    grouping === 'stage'
      ? computation.rows(entry.of, grouping)
      : ordered(computation.rows(entry.of, grouping, listed));
  if (entry.of !== 'average_deal' || grouping === 'stage') return { unit, by: grouping, rows };
  return { unit, by: grouping, rows, mean: computation.mean(grouping) };
}

function compared(measure: Measure, now: Group, before: Group): Figure {
  const value: Value = measure.of(now);
  const prospects = measure.compares === 'without_prospecting';
  const earlier = measure.of(prospects ? { ...before, tally: dated(before.tally) } : before).value;
  const same = prospects ? measure.of({ ...now, tally: dated(now.tally) }).value : value.value;
  const change = changeOf(measure, same, earlier);
  return {
    ...value,
    previous: earlier,
    ...(prospects && !now.undated && same !== null ? { comparedValue: same } : {}),
    ...(change === null ? {} : { change }),
  };
}

function changeOf(measure: Measure, now: number | null, before: number | null): number | null {
  if (now === null || before === null) return null;
  if (measure.rate) return now - before;
  return before === 0 ? null : (now - before) / Math.abs(before);
}

function dated(tally: Tally): Tally {
  return onlyStages(tally, (stage) => stages[stage] !== 'prospecting');
}
