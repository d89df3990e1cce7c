import type { Finding } from '../deals/dataset.ts';
import type { TableName } from '../deals/deal.ts';

/** What the base holds, how old it is, and what could not be read. Instants are ISO. */
export interface BaseFacts {
  readonly counts: Readonly<Record<TableName, number>>;
  readonly asOf: string;
  readonly ageMinutes: number;
  readonly findings: readonly Finding[];
  /** optional fields that the base does not have, by the name of their table */
  readonly withoutFields: readonly string[];
  /** the first and last day on which a deal was closed */
  readonly closed: { readonly first: string; readonly last: string } | null;
}

/** How the reading of the base goes. Instants are ISO. */
export interface StatusFacts {
  readonly version: string;
  readonly lastRead: string | null;
  readonly ageMinutes: number | null;
  readonly lastWholeRead: string | null;
  readonly next: string | null;
  readonly calls: { readonly used: number; readonly allowed: number };
  /** `kind` is that of an Airtable problem, `message` is for whoever runs the bot */
  readonly problem: { readonly kind: string; readonly message: string; readonly since: string } | null;
  readonly refused: readonly { readonly table: TableName; readonly before: number; readonly after: number }[];
  readonly progress: { readonly read: number; readonly of: number | null } | null;
  readonly digests: readonly DigestFacts[];
}

/** When a digest is sent next, and how it went the last time. */
export interface DigestFacts {
  /** as it was written: `mon 09:00` */
  readonly schedule: string;
  readonly next: string | null;
  readonly last: {
    readonly at: string;
    readonly late: boolean;
    readonly state: 'under_way' | 'delivered' | 'partial' | 'none' | 'unknown' | 'missed';
  } | null;
  /** where nothing is sent any more, with Slack's word for why */
  readonly paused: readonly { readonly destination: string; readonly reason: string }[];
}

/** What `help` takes from this base: names to ask for. */
export interface HelpExamples {
  readonly agent: string | null;
  readonly office: string | null;
  readonly product: string | null;
  readonly sector: string | null;
}

/** A page of words: what is not the answer to a question over the base. Already in one locale. */
export interface Page {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly tables: readonly {
    readonly caption: string;
    readonly head: readonly string[];
    readonly rows: readonly (readonly string[])[];
  }[];
  /** lines to try, each a whole question */
  readonly lines: readonly string[];
}
