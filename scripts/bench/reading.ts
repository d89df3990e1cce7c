import { openBase } from '../../src/airtable/read.ts';
import { serve } from '../../src/playground/airtable/serve.ts';
import { type Row, row } from './measure.ts';

const log = { info: () => {}, warn: () => {}, debug: () => {} };
const allowedPerSecond = 5;

/** A whole read of 8,800 deals, as a share of the pace that Airtable allows. */
export async function measureWholeRead(latency: number, least: number): Promise<Row> {
  const airtable = await serve({ deals: 8800, latency });
  try {
    const base = openBase({ token: airtable.token, baseId: airtable.baseId, endpointUrl: airtable.url, log });
    const began = performance.now();
    for await (const _ of base.readWhole());
    const seconds = (performance.now() - began) / 1000;
    const refused = airtable.requests.filter(({ status }) => status === 429).length;
    if (refused > 0) throw new Error(`${refused} calls were refused with 429`);
    // The first call is due at once, the others a fifth of a second each.
    const share = (airtable.requests.length - 1) / allowedPerSecond / seconds;
    return row(`whole read, of what 5 calls a second allow, at ${latency} ms`, '8,800', share * 100, least, '%', false);
  } finally {
    await airtable.close();
  }
}
