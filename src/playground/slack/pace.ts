/** How much Slack takes before it answers 429. */
export interface PaceLimits {
  /** chat.postMessage: about one a second in a channel (Slack, rate limits) */
  readonly postsPerSecondPerChannel: number;
  /** posts of the whole workspace: "several hundred a minute"; the bot keeps to 100 */
  readonly postsPerMinute: number;
  readonly uploadsPerMinute: number;
  /** response_url: one a second, each */
  readonly responsesPerSecond: number;
  /** calls of one method a minute, where its tier is not the fourth (100) */
  readonly perMinute: Readonly<Record<string, number>>;
}

export const SLACK_PACE: PaceLimits = {
  postsPerSecondPerChannel: 1,
  postsPerMinute: 100,
  uploadsPerMinute: 60,
  responsesPerSecond: 1,
  perMinute: {
    'users.list': 20,
    'conversations.info': 50,
    'conversations.open': 50,
    'conversations.history': 50,
    'conversations.list': 20,
    'conversations.replies': 50,
    'users.getPresence': 50,
    'chat.update': 50,
    'auth.test': 600,
    'apps.connections.open': 20,
  },
};

const TIER_4 = 100;

/** Counts what was taken in sliding windows. */
export class Pace {
  readonly #taken = new Map<string, number[]>();
  readonly #limits: PaceLimits;
  readonly #now: () => number;

  constructor(limits: PaceLimits, now: () => number) {
    this.#limits = limits;
    this.#now = now;
  }

  /** Milliseconds to wait before another call would be taken; 0 takes it. */
  #wait(rules: readonly (readonly [key: string, limit: number, windowMs: number])[]): number {
    const now = this.#now();
    let wait = 0;
    for (const [key, limit, windowMs] of rules) {
      const starts = (this.#taken.get(key) ?? []).filter((start) => start > now - windowMs);
      this.#taken.set(key, starts);
      const oldest = starts[starts.length - limit];
      if (oldest !== undefined) wait = Math.max(wait, oldest + windowMs - now);
    }
    if (wait === 0) for (const [key] of rules) this.#taken.get(key)?.push(now);
    return wait;
  }

  /** Takes a call of a method, or says in how many milliseconds it may come again. */
  takeMethod(method: string, channel: string): number {
    if (method === 'chat.postMessage') {
      return this.#wait([
        [`channel:${channel}`, this.#limits.postsPerSecondPerChannel, 1000],
        ['posts', this.#limits.postsPerMinute, 60_000],
      ]);
    }
    const upload = method === 'files.getUploadURLExternal' || method === 'files.completeUploadExternal';
    const limit = upload ? this.#limits.uploadsPerMinute : (this.#limits.perMinute[method] ?? TIER_4);
    return this.#wait([[`method:${method}`, limit, 60_000]]);
  }

  takeResponse(token: string): number {
    return this.#wait([[`response:${token}`, this.#limits.responsesPerSecond, 1000]]);
  }
}
