import { buildSampleBase } from '../sample.ts';
import { readCsvBase } from './csv.ts';
import type { ReferenceStyle } from './references.ts';
import { type AirtableOptions, type AirtableStandIn, startAirtable } from './server.ts';

export interface ServeOptions extends Omit<AirtableOptions, 'tables'> {
  /** a folder with the four tables as CSV; without it the generated sample base is served */
  readonly folder?: string;
  readonly references?: ReferenceStyle;
  readonly deals?: number;
  readonly seed?: number;
  /** `YYYY-MM-DD`, for the sample base */
  readonly today?: string;
}

/** A base on 127.0.0.1 to point `AIRTABLE_ENDPOINT_URL` at, until its `close()`. */
export async function serve(options: ServeOptions = {}): Promise<AirtableStandIn> {
  const { folder, references = 'linked', deals, seed, today, ...server } = options;
  const tables =
    folder === undefined
      ? buildSampleBase({
          today: today ?? new Date().toISOString().slice(0, 10),
          references,
          ...(deals !== undefined && { deals }),
          ...(seed !== undefined && { seed }),
        })
      : await readCsvBase(folder, { references });
  return startAirtable({ ...server, tables });
}
