import { decodeDealName } from '../airtable/decode.ts';
import type { MirrorSource } from '../store/mirror-source.ts';

/**
 * The names of a few deals, by record id, as they stand in the mirror: the dataset keeps none. A record that is gone
 * or bears no name is absent.
 */
export async function readDealNames(
  source: MirrorSource,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const records = await source.find('sales_pipeline', ids);
  const names = new Map<string, string>();
  for (const [id, record] of records) {
    const name = decodeDealName(record);
    if (name !== null) names.set(id, name);
  }
  return names;
}
