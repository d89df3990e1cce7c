import type { Row, Rows } from './airtable/table.ts';

/** What happens to a deal on a day: it is engaged (and new), or closed. */
interface Coming {
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly row: Row;
  readonly isNew: boolean;
}

/** A base as it is on a day, and what happens to its deals after. */
export interface Story {
  readonly base: Rows;
  /** the earliest first */
  readonly coming: readonly Coming[];
}

/**
 * Cuts a base that ends in the future at a day, so that it goes on when the clock does: deals that close later are
 * still in progress, and those engaged later are not there yet.
 */
export function splitAt(whole: Rows, today: string): Story {
  const coming: Coming[] = [];
  const pipeline: Row[] = [];
  for (const row of whole.sales_pipeline ?? []) {
    const engaged = dayOf(row.fields.engage_date);
    const closed = dayOf(row.fields.close_date);
    const isLater = (day: string | null) => day !== null && day > today;
    if (!isLater(engaged) && !isLater(closed)) {
      pipeline.push(row);
      continue;
    }
    const { close_date: _, close_value: __, ...open } = row.fields;
    const engaging: Row = { id: row.id, fields: { ...open, deal_stage: 'Engaging' } };
    if (isLater(engaged)) coming.push({ day: engaged ?? today, row: engaging, isNew: true });
    else pipeline.push(engaging);
    if (closed !== null) coming.push({ day: closed, row, isNew: false });
  }
  coming.sort((a, b) => a.day.localeCompare(b.day));
  return { base: { ...whole, sales_pipeline: pipeline }, coming };
}

function dayOf(value: unknown): string | null {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value : null;
}
