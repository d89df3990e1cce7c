/** What the database holds. Times are milliseconds since 1970-01-01 UTC. */
export interface Schema {
  mirrors: {
    /** endpoint, base and mapping: a mirror belongs to one of each */
    fingerprint: string;
    /** the whole read that is in force; null before the first */
    generation: number | null;
    /** goes up with every change of the records */
    revision: number;
    /** `Reading` as JSON */
    reading: string;
  };
  /** The pages of whole reads, as they came: an array of records as JSON each. Never changed once written. */
  mirror_pages: { generation: number; table_name: string; page: number; records: number; body: string };
  /** Records that changed since the whole read: they stand in front of those of the pages. */
  mirror_changes: { generation: number; table_name: string; id: string; body: string };
  /** `month` as 2026-11 */
  airtable_calls: { month: string; calls: number };
  leases: { name: string; owner: string; until: number };
  charts: { key: string; config: string; alt: string; created: number; expires: number };
  people: { slack_user: string; locale: string | null; zone: string | null; fetched: number };
  long_queries: { key: string; text: string; expires: number };
}
