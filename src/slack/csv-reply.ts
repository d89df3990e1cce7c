import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { Asked } from '../ask.ts';
import { controlWords } from '../i18n/control-words.ts';
import { dealBatches, dealsCsv, reportRows } from '../i18n/csv-rows.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Words } from '../i18n/words.ts';
import { dealsBehind } from '../report/behind.ts';
import type { BehindDeal } from '../report/behind-deal.ts';
import { csvName, toCsv } from '../report/csv.ts';
import type { FileReply } from './answering.ts';
import { escapeName } from './escape.ts';
import type { Trail } from './place.ts';
import type { DealRecords } from './place-replies.ts';

export interface CsvOptions {
  readonly words: Words;
  readonly currency: string;
  readonly deals: DealRecords;
  readonly locale: Locale;
}

const namesAtOnce = 1000;

/** What a message shows, as a file: the rows of an answer, or all the deals behind a figure. */
export async function buildCsvReply(
  { report, sources }: Extract<Asked, { kind: 'report' }>,
  { here }: Trail,
  { words, currency, deals, locale }: CsvOptions,
): Promise<FileReply> {
  const { csvSent: sent, csvFailed: failed } = controlWords[locale];
  const title = `${words.title(report.title)}, ${words.period(report.period)}`;
  const file = { title, comment: escapeName(title) };
  const behind = here.show === 'deals' ? dealsBehind(sources, here.kpi) : null;
  if (here.show !== 'deals' || behind === null) {
    const content = toCsv(reportRows(report, { words, currency }));
    return { kind: 'file', file: { ...file, name: csvName(report), content }, sent, failed };
  }
  const batches: (readonly BehindDeal[])[] = [];
  for (const batch of dealBatches(behind)) {
    batches.push(batch);
    // Half a million deals take a second: others ask meanwhile.
    await yieldToOthers();
  }
  const ids = batches.flatMap((batch) => batch.map(({ id }) => id));
  const names = new Map<string, string>();
  for (let at = 0; at < ids.length; at += namesAtOnce) {
    for (const [id, name] of await deals.names(ids.slice(at, at + namesAtOnce))) names.set(id, name);
  }
  const content = dealsCsv({
    ...{ batches, count: behind.count, names, words, currency },
    linkOf: deals.url,
  });
  return { kind: 'file', file: { ...file, name: csvName(report, here.kpi), content }, sent, failed };
}
