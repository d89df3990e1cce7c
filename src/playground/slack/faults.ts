import type { Json } from './json.ts';

/**
 * How a call goes wrong. With `taken` it has had its effect first: the message is there, only the answer is
 * lost. `stall` never answers, until the workspace closes or the caller hangs up.
 */
export type Fault =
  | { readonly kind: 'http'; readonly status: number; readonly body?: string; readonly taken?: boolean }
  | { readonly kind: 'html'; readonly status?: number; readonly taken?: boolean }
  | { readonly kind: 'reset'; readonly taken?: boolean }
  | { readonly kind: 'stall'; readonly taken?: boolean }
  | { readonly kind: 'rate_limited'; readonly retryAfter?: number; readonly taken?: boolean }
  | { readonly kind: 'error'; readonly error: string; readonly extra?: Json; readonly taken?: boolean }
  | { readonly kind: 'delay'; readonly ms: number; readonly taken?: boolean };

/** A call as it came in: `target` is a method's name, `response_url`, `upload` or `socket`. */
export interface IncomingCall {
  readonly target: string;
  readonly args: Json;
}

export interface FaultRule {
  /** a method's name, `response_url`, `upload`, `*` for everything, or a predicate */
  readonly on: string | ((call: IncomingCall) => boolean);
  readonly fault: Fault;
  /** how many calls it meets: 1 by default, `Infinity` until it is taken back */
  readonly times?: number;
}

export interface InjectedFault {
  /** calls that it has met */
  readonly met: () => number;
  readonly remove: () => void;
}

interface Entry {
  readonly rule: FaultRule;
  left: number;
  met: number;
}

export class Faults {
  readonly #entries = new Set<Entry>();

  inject(rule: FaultRule): InjectedFault {
    const entry = { rule, left: rule.times ?? 1, met: 0 };
    this.#entries.add(entry);
    return {
      met: () => entry.met,
      remove: () => {
        this.#entries.delete(entry);
      },
    };
  }

  /** The fault that this call meets, which counts as one of its times. */
  next(call: IncomingCall): Fault | undefined {
    for (const entry of this.#entries) {
      const { on } = entry.rule;
      if (!(typeof on === 'function' ? on(call) : on === '*' || on === call.target)) continue;
      entry.left -= 1;
      entry.met += 1;
      if (entry.left <= 0) this.#entries.delete(entry);
      return entry.rule.fault;
    }
    return undefined;
  }

  clear(): void {
    this.#entries.clear();
  }
}
