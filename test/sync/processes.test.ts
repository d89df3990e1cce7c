import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/store.ts';
import { createHarness, day, minute } from './harness.ts';
import { deal, makeRecords } from './scripted-base.ts';

const folder = mkdtempSync(join(tmpdir(), 'kpi-sync-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a process killed in the middle of a whole read', () => {
  it('leaves the old mirror whole; the next start removes what it had written', async () => {
    const url = `file:${join(folder, 'killed.db')}`;
    const before = await createHarness({ records: makeRecords(250), store: await openStore(url) });
    await before.sync.start();
    await before.settle();
    await before.sync.stop();
    await before.store.close();

    const child = spawn(process.execPath, [fileURLToPath(new URL('killed-reader.ts', import.meta.url)), url]);
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');

    const store = await openStore(url);
    expect((await store.mirror.countNewest()).sales_pipeline).toBe(500);
    const after = await createHarness({ records: makeRecords(260), store });
    after.clock.advance(2 * 60 * minute);
    await after.sync.start();
    expect(after.sizes).toEqual([250]);
    expect(after.datasets[0]?.value[7]).toBe(107);
    await after.settle();
    await after.pass(2 * day);
    expect(after.sizes.at(-1)).toBe(260);
    expect((await store.mirror.countNewest()).sales_pipeline).toBe(260);
    await after.sync.stop();
    await store.close();
  });
});

describe('two processes on one store', () => {
  it('read the base once: the second waits for the result of the first', async () => {
    const first = await createHarness({ records: makeRecords(250) });
    first.base.haltBefore = 2;
    await first.sync.start();
    while (first.sync.state().progress?.records.sales_pipeline !== 200) await turn();
    const second = first.another();
    await second.sync.start();
    await second.settle();
    expect(second.sync.state().phase).toBe('waiting');
    expect(second.sync.state().progress?.records.sales_pipeline).toBe(200);
    first.base.go();
    first.base.haltBefore = null;
    await first.settle();
    await second.pass(2_000);
    expect(second.sizes).toEqual([250]);
    expect(second.base.calls).toBe(0);
  });

  it('both have what one of them read in a refresh', async () => {
    const first = await createHarness({ records: makeRecords(250) });
    await first.sync.start();
    await first.settle();
    const second = first.another();
    await second.sync.start();
    first.base.records = makeRecords(300);
    await first.pass(2 * minute);
    const asked = await first.sync.refresh();
    if (asked.kind !== 'reading') throw new Error('not read');
    await asked.done;
    await first.pass(30_000);
    await second.settle();
    expect(second.sizes).toEqual([250, 300]);
  });
});

describe('stop', () => {
  it('ends at once in the middle of a read that hangs, and leaves the mirror as it was', async () => {
    const { sync, settle, pass, base, store, another } = await createHarness({ records: makeRecords(250) });
    await sync.start();
    await settle();
    await pass(2 * minute);
    base.haltBefore = 3;
    base.records = { ...makeRecords(0), sales_pipeline: Array.from({ length: 900 }, (_, at) => deal(at, 1)) };
    const asked = await sync.refresh();
    while (sync.state().progress?.records.sales_pipeline !== 300) await turn();
    const began = performance.now();
    await sync.stop();
    expect(performance.now() - began).toBeLessThan(1_000);
    if (asked.kind !== 'reading') throw new Error('not read');
    expect(await asked.done).toEqual({ kind: 'stopped' });

    const after = another();
    await after.sync.start();
    expect(after.sizes).toEqual([250]);
    await after.pass(5 * minute);
    expect((await store.mirror.countNewest()).sales_pipeline).toBe(250);
  });
});
