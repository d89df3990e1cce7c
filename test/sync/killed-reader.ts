import { openStore } from '../../src/store/store.ts';
import { createHarness } from './harness.ts';
import { deal, makeRecords } from './scripted-base.ts';

// Run as a process of its own: begins a whole read of a larger base, and halts in the middle of it.
const store = await openStore(process.argv[2] ?? '');
const records = { ...makeRecords(0), sales_pipeline: Array.from({ length: 900 }, (_, at) => deal(at, 1)) };
const { sync, base, clock } = await createHarness({ records, store });
clock.advance(60 * 60_000);
base.haltBefore = 5;
await sync.start();
await sync.refresh();
setInterval(() => {
  if (sync.state().progress?.records.sales_pipeline === 500) process.stdout.write('halted\n');
}, 5);
