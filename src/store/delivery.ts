export type DeliveryState = 'claimed' | 'built' | 'posting' | 'delivered' | 'failed' | 'unknown' | 'missed';

/** Names one delivery: a digest, a slot of it (an instant in ISO form, or `manual:<time>`), and where it goes. */
interface DeliveryKey {
  readonly digest: string;
  readonly slot: string;
  readonly destination: string;
}

export interface Delivery extends DeliveryKey {
  readonly state: DeliveryState;
  /** nothing is left to do about it */
  readonly settled: boolean;
  /** posts that Slack did not take */
  readonly attempts: number;
  readonly firstTry: number | null;
  readonly nextTry: number | null;
  readonly error: string | null;
  readonly changed: number;
  /** where Slack showed it, and under which timestamp */
  readonly channel: string | null;
  readonly ts: string | null;
}

/** What all deliveries of a slot share. */
export interface Run {
  readonly digest: string;
  readonly slot: string;
  /** the instant that it stands for, in epoch milliseconds */
  readonly instant: number;
  readonly late: boolean;
  readonly made: number;
  /** JSON; null before it is built */
  readonly message: string | null;
  /** JSON; null before it is known */
  readonly picture: string | null;
}

/** The right to work on deliveries, until a moment. */
export interface Lease {
  readonly owner: string;
  readonly until: number;
}

export interface NewRun {
  readonly digest: string;
  readonly slot: string;
  readonly instant: number;
  readonly late: boolean;
  readonly state: 'claimed' | 'missed';
}

/** Changes of a delivery that go with a new state. */
export interface Progress {
  readonly error?: string | null;
  readonly attempts?: number;
  readonly firstTry?: number;
  readonly nextTry?: number | null;
  readonly channel?: string;
  readonly ts?: string;
  readonly settled?: boolean;
}

/**
 * The deliveries of digests, one row for each digest, slot and destination. A row that is not settled is worked on
 * by the owner of its lease alone; what it may still do is asked for and changed in one statement.
 */
export interface Deliveries {
  /**
   * Makes the slots of a digest, all deliveries at once, and notes the latest of them. False where that slot, or a
   * later one, had been made before: then nothing is made.
   */
  make(
    digest: string,
    runs: readonly NewRun[],
    destinations: readonly string[],
    lease: Lease,
    now: number,
  ): Promise<boolean>;
  /** Makes a run beside the schedule; false where there is one of that name. */
  makeManual(run: NewRun, destinations: readonly string[], lease: Lease, now: number): Promise<boolean>;
  /**
   * Takes over the deliveries whose lease is over. A post that was under way becomes `unknown`: it may be in Slack.
   * Returns the runs that have deliveries of this owner's now.
   */
  takeOver(lease: Lease, now: number): Promise<Pick<Run, 'digest' | 'slot'>[]>;
  renew(lease: Lease, runs: readonly Pick<Run, 'digest' | 'slot'>[]): Promise<void>;
  /** Lets others go on at once with what is not settled, except posts under way. */
  release(owner: string, now: number): Promise<void>;
  run(digest: string, slot: string): Promise<Run | null>;
  /** Those of a run, by destination. */
  ofRun(digest: string, slot: string): Promise<Delivery[]>;
  keepMessage(digest: string, slot: string, message: string): Promise<void>;
  keepPicture(digest: string, slot: string, picture: string): Promise<void>;
  /** It goes out after its time: what was built for it is built anew, and says so. */
  markLate(digest: string, slot: string): Promise<void>;
  /**
   * Moves a delivery on from one of these states; false where it is in none of them, or is no longer the owner's. A
   * post begins only while the lease lasts.
   */
  move(
    key: DeliveryKey,
    from: readonly DeliveryState[],
    to: DeliveryState,
    owner: string,
    now: number,
    progress?: Progress,
  ): Promise<boolean>;
  /** Slack has it: whoever knows may say so, also when others had given it up meanwhile. */
  deliver(
    key: DeliveryKey,
    shown: { readonly channel: string; readonly ts: string },
    now: number,
  ): Promise<void>;
  settle(digest: string, slot: string, owner: string): Promise<void>;
  /** The latest runs of a digest, newest first. */
  latest(digest: string, count: number): Promise<Run[]>;
  /** Forgets runs made before a moment, with their deliveries, except what is under way. */
  purge(before: number): Promise<number>;
}
