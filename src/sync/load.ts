import { decodeAccount, decodeAgent, decodeDeal, decodeProduct } from '../airtable/decode.ts';
import type { Mapping } from '../airtable/mapping.ts';
import { DatasetBuilder } from '../deals/build.ts';
import type { Dataset } from '../deals/dataset.ts';
import type { SourceRecord, TableName } from '../deals/deal.ts';
import type { MirrorSource } from '../store/mirror-source.ts';

/** Builds the dataset of a mirror; rejects with the signal's reason once that is aborted. */
export type Load = (source: MirrorSource, signal: AbortSignal) => Promise<Dataset>;

/**
 * Builds a dataset out of the mirror in slices of some hundred records, so that answers go on meanwhile.
 * `zone` is the IANA time zone in which a moment of the base has its day.
 */
export function createLoad(options: { zone: string; mapping: Mapping }): Load {
  return async (source, signal) => {
    const decoded = async <T>(table: TableName, decode: (record: SourceRecord) => T) => {
      const all: T[] = [];
      for await (const records of source.records(table)) {
        signal.throwIfAborted();
        for (const record of records) all.push(decode(record));
      }
      return all;
    };
    const builder = new DatasetBuilder({
      products: await decoded('products', decodeProduct),
      agents: await decoded('sales_teams', decodeAgent),
      accounts: await decoded('accounts', decodeAccount),
    });
    for await (const records of source.records('sales_pipeline')) {
      signal.throwIfAborted();
      for (const record of records) builder.add(decodeDeal(record, options));
    }
    return builder.finish();
  };
}
