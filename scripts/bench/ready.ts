import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TableName } from '../../src/deals/deal.ts';
import { startAirtable } from '../../src/playground/airtable/server.ts';
import { writeMirror } from '../../src/playground/mirror.ts';
import { buildSampleBase } from '../../src/playground/sample.ts';
import { startWorkspace } from '../../src/playground/slack/workspace.ts';
import { startBot } from './bot.ts';
import { quantile, type Row, row } from './measure.ts';

const tables: readonly TableName[] = ['products', 'sales_teams', 'accounts', 'sales_pipeline'];
const starts = 5;

/** A start on a mirror of so many deals, which is written here directly: to read it takes Airtable 18 minutes. */
export async function measureReady(deals: number, limitMs: number, port: number): Promise<Row> {
  const folder = await mkdtemp(join(tmpdir(), 'kpi-bench-'));
  const database = join(folder, 'kpi.db');
  const base = buildSampleBase({ deals, today: new Date().toISOString().slice(0, 10) });
  const none = Object.fromEntries(tables.map((table) => [table, []]));
  const airtable = await startAirtable({ tables: none });
  const workspace = await startWorkspace();
  try {
    await writeMirror(`file:${database}`, airtable, base, Date.now());
    const taken: number[] = [];
    for (let start = 0; start < starts; start++) {
      const bot = await startBot({ airtable, workspace, database, port }, 60_000);
      await bot.stop();
      taken.push(bot.readyMs);
    }
    const size = deals.toLocaleString('en');
    return row(
      `ready after start on a mirror, median of ${starts}`,
      size,
      quantile(taken, 0.5),
      limitMs,
      'ms',
    );
  } finally {
    await workspace.close();
    await airtable.close();
    await rm(folder, { recursive: true });
  }
}
