import { type AirtableBase, openBase } from '../../src/airtable/read.ts';
import { serve } from '../../src/playground/airtable/serve.ts';

export interface ReadMeasure {
  readonly calls: number;
  readonly records: number;
  readonly seconds: number;
  /** of the time that the calls need at 5 a second; the first may start at once */
  readonly share: number;
  /** answers that were a 429 */
  readonly limited: number;
}

/** Reads a sample base whole, in real time, from a stand-in that answers after `latency` milliseconds. */
export async function measureWholeRead(options: { deals: number; latency: number }): Promise<ReadMeasure> {
  const airtable = await serve({ ...options, today: '2026-11-22' });
  try {
    let calls = 0;
    const base: AirtableBase = openBase({
      token: airtable.token,
      baseId: airtable.baseId,
      endpointUrl: airtable.url,
      log: { debug() {}, info() {}, warn() {} },
      onCall: () => {
        calls += 1;
      },
    });
    const started = performance.now();
    let records = 0;
    for await (const page of base.readWhole()) records += page.records.length;
    const seconds = (performance.now() - started) / 1000;
    const limited = airtable.requests.filter((request) => request.status === 429).length;
    return { calls, records, seconds, share: (calls - 1) / 5 / seconds, limited };
  } finally {
    await airtable.close();
  }
}
