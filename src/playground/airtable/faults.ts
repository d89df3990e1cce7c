/** A request as it reached the stand-in. */
export interface Arrival {
  /** by the stand-in's clock, in milliseconds */
  readonly at: number;
  readonly method: string;
  readonly url: string;
  readonly table: string;
  /** the number of the page asked for, from 1 */
  readonly page: number;
  readonly formula: string | undefined;
  readonly status: number;
}

export type FaultKind =
  | 'server_error'
  | 'bad_gateway'
  | 'unavailable'
  | 'html'
  | 'stalled_headers'
  | 'stalled_body'
  | 'cut_json'
  | 'reset'
  | 'rate_limited'
  | 'monthly_cap'
  | 'iterator_expired';

export type Fault =
  | FaultKind
  | { readonly status: number; readonly body: unknown; readonly headers?: Readonly<Record<string, string>> };

export type Asked = Omit<Arrival, 'status'>;

export interface Faults {
  /** The next `times` requests (of those that `where` picks) go wrong in this way. */
  next(fault: Fault, times?: number, where?: (asked: Asked) => boolean): void;
  /** Every request that `where` picks goes wrong, until `clear`. */
  always(fault: Fault, where?: (asked: Asked) => boolean): void;
  clear(): void;
}

/** Faults waiting for their requests; `take` says what the one asked now has to suffer. */
export function createFaults(): Faults & { take(asked: Asked): Fault | undefined } {
  let waiting: { fault: Fault; left: number; where: (asked: Asked) => boolean }[] = [];
  return {
    next(fault, times = 1, where = () => true) {
      waiting.push({ fault, left: times, where });
    },
    always(fault, where = () => true) {
      waiting.push({ fault, left: Number.POSITIVE_INFINITY, where });
    },
    clear() {
      waiting = [];
    },
    take(asked) {
      const found = waiting.find((each) => each.left > 0 && each.where(asked));
      if (found !== undefined) found.left -= 1;
      return found?.fault;
    },
  };
}
