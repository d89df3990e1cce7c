import type { AirtableBase } from '../airtable/read.ts';
import type { TableName } from '../deals/deal.ts';
import type { GenerationWriter } from '../store/generation.ts';
import type { TableReading } from '../store/reading.ts';
import { untilAborted } from './abort.ts';
import { noRecords, type Progress } from './progress.ts';

/**
 * Reads every table of the base into a new generation, page by page, and says what was read of each.
 * Rejects with an `AirtableProblem`, or with the signal's reason.
 */
export async function readWholeBase(options: {
  base: AirtableBase;
  writer: GenerationWriter;
  now: () => number;
  signal: AbortSignal;
  expected: Progress['expected'];
  onProgress: (progress: Progress) => void;
}): Promise<Record<TableName, TableReading>> {
  const { base, writer, now, onProgress } = options;
  const began = now();
  const read: Partial<Record<TableName, TableReading>> = {};
  let progress: Progress = { began, records: noRecords, done: [], expected: options.expected };
  onProgress(progress);
  for await (const page of untilAborted(base.readWhole(), options.signal)) {
    const { table } = page;
    if (page.again) {
      delete read[table];
      await writer.restart(table);
    }
    await writer.write(table, page.records);
    const { since, readAt } = read[table] ?? { since: page.date.getTime(), readAt: began };
    const records = writer.count(table);
    read[table] = { records, since, readAt, withoutFields: page.withoutFields };
    progress = {
      ...progress,
      records: { ...progress.records, [table]: records },
      done: page.last ? [...progress.done, table] : progress.done.filter((done) => done !== table),
    };
    onProgress(progress);
  }
  const { sales_pipeline, products, sales_teams, accounts } = read;
  if (!sales_pipeline || !products || !sales_teams || !accounts) {
    throw new Error('a whole read ended before it had read every table');
  }
  return { sales_pipeline, products, sales_teams, accounts };
}
