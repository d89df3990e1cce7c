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
  /** What a press on a message needs and its `block_id` could not hold. */
  trails: { key: string; trail: string; expires: number };
  /** The last question of a conversation with the bot, so that the next one need not say everything again. */
  threads: {
    channel: string;
    /** the message that the thread began with; empty for a direct conversation outside any thread */
    thread: string;
    /** in canonical English words */
    line: string;
    asked: number;
  };
  /** What is done at most once, whoever hears of it first and however often. */
  once: { key: string; expires: number };
  /** What a person has chosen for themselves; null: as the bot or Slack has it. */
  settings: {
    slack_user: string;
    locale: string | null;
    /** in canonical English words */
    period: string | null;
  };
  charts: { key: string; config: string; alt: string; created: number; expires: number };
  people: {
    slack_user: string;
    locale: string | null;
    zone: string | null;
    fetched: number;
    name: string | null;
    handle: string | null;
    email: string | null;
    /** `member`, `guest`, `bot` or `gone`; null of those kept before it was asked for */
    standing: string | null;
  };
  /** Who in the base a Slack user is; the role `none`: somebody who said that they are nobody. */
  links: {
    slack_user: string;
    role: string;
    /** an agent's record id, a manager's folded name */
    subject: string;
    /** `verified` or `claimed` */
    trust: string;
    /** `email`, `admin` or `self` */
    source: string;
    /** record ids and folded names as JSON arrays */
    team: string;
    peers: string;
    /** the Slack user by whose word or address */
    made_by: string;
    made: number;
  };
  digests: {
    key: string;
    schedule: string;
    zone: string;
    /** ids as a JSON array */
    destinations: string;
    /** the latest slot that was made; nothing at or before it is made again */
    last_slot: number;
    /** 0 while it is switched off */
    active: number;
  };
  /** What is known of a digest in one place. */
  digest_destinations: {
    digest: string;
    destination: string;
    /** Slack's word for why nothing is sent there any more; null where it is */
    paused: string | null;
    paused_at: number | null;
    /** when its deliveries began to fail, of which its owner was told once; null while they arrive */
    failing_since: number | null;
  };
  /** One for each slot: what all deliveries of it share. `slot` is an instant in ISO form, or `manual:<time>`. */
  digest_runs: {
    digest: string;
    slot: string;
    /** the instant that it stands for */
    instant: number;
    late: number;
    made: number;
    /** `DigestMessage` as JSON; null before it is built */
    message: string | null;
    /** how its picture is shown, as JSON; null before that is known */
    picture: string | null;
  };
  deliveries: {
    digest: string;
    slot: string;
    destination: string;
    state: string;
    /** 0 while something is to be done about it: under the lease of `owner` until `until` */
    settled: number;
    owner: string;
    until: number;
    attempts: number;
    first_try: number | null;
    next_try: number | null;
    error: string | null;
    changed: number;
    /** where and when Slack showed it */
    channel: string | null;
    ts: string | null;
  };
}
