import { decodeAccount, decodeAgent, decodeDeal, decodeProduct } from '../../src/airtable/decode.ts';
import { defaultMapping } from '../../src/airtable/mapping.ts';
import { ask } from '../../src/ask.ts';
import { DatasetBuilder } from '../../src/deals/build.ts';
import type { Dataset } from '../../src/deals/dataset.ts';
import { createWords } from '../../src/i18n/words.ts';
import { Computation, compute } from '../../src/kpis/compute.ts';
import { buildSampleBase } from '../../src/playground/sample.ts';
import { escapeName } from '../../src/slack/escape.ts';
import { fit } from '../../src/slack/fit.ts';
import { renderReport } from '../../src/slack/views/report.ts';
import { medianOf, quantile, type Row, ratioOf, row } from './measure.ts';

const today = new Date().toISOString().slice(0, 10);
const calendar = { today, fiscalStart: 1 };

function buildDataset(deals: number): Dataset {
  const base = buildSampleBase({ seed: 1, deals, today, references: 'linked' });
  const builder = new DatasetBuilder({
    products: (base.products ?? []).map(decodeProduct),
    agents: (base.sales_teams ?? []).map(decodeAgent),
    accounts: (base.accounts ?? []).map(decodeAccount),
  });
  for (const record of base.sales_pipeline ?? []) {
    builder.add(decodeDeal(record, { zone: 'UTC', mapping: defaultMapping }));
  }
  return builder.finish();
}

/** One of each report, as people ask. */
const questions = [
  '',
  'agents last month',
  'managers',
  'products this year',
  'sectors last quarter',
  'offices all time',
  'accounts all time',
  'pipeline',
  'trend this year',
  'kpis',
  'win rate by agent this year',
  'revenue by week',
  'agents stage:won last quarter',
];

/** Figures of the core alone, for a base of so many deals. */
export function measureCore(deals: number, limitMs: number): Row[] {
  const dataset = buildDataset(deals);
  const size = deals.toLocaleString('en');
  const settings = { currency: 'EUR', zone: 'UTC' };
  const voices = { plain: createWords('en', settings), markup: createWords('en', settings, escapeName) };
  const ground = {
    dataset,
    calendar,
    defaultPeriod: { type: 'relative', unit: 'quarter', offset: 0 } as const,
    asOf: new Date().toISOString(),
  };
  const answer = (line: string) => {
    const asked = ask(line, 'en', ground);
    if (asked.kind !== 'report') throw new Error(`${line} was not understood`);
    return fit(renderReport({ ...asked, voices, zone: 'UTC', picture: null }));
  };
  const times = questions.map((line) => medianOf(() => answer(line), 15));
  const rows = [row('query to blocks, median of all reports', size, quantile(times, 0.5), limitMs, 'ms')];
  if (deals > 100_000) rows.push(measureGrouped(dataset, size));
  return rows;
}

/**
 * `total_revenue_per_agent` of all time, with the rows that it has and the deals behind each, against a bare loop over the
 * same columns that adds up the same.
 */
function measureGrouped(dataset: Dataset, size: string): Row {
  const period = { id: 'all', from: null, to: null, running: false };
  const question = { period, comparedWith: null, filters: {} };
  const ours = () => compute('total_revenue_per_agent', new Computation(dataset, question, calendar));
  const { ranges, value, potential, columns } = dataset;
  const bare = () => {
    const { of, members } = columns.agent;
    const groups = (members.length + 1) * 4;
    const count = new Int32Array(groups);
    const money = new Float64Array(groups);
    for (const [stage, { start, end }] of [
      ranges.prospecting,
      ranges.engaging,
      ranges.won,
      ranges.lost,
    ].entries()) {
      const amounts = stage === 2 ? value : potential;
      for (let deal = start; deal < end; deal++) {
        const cell = ((of[deal] as number) + 1) * 4 + stage;
        const amount = amounts[deal] as number;
        (count[cell] as number)++;
        if (!Number.isNaN(amount)) money[cell] = (money[cell] as number) + amount;
      }
    }
    return money;
  };
  return row('one grouped KPI, against a bare loop', size, ratioOf(ours, bare, 41), 2, '×');
}
