import type { LogLine } from './page/protocol.ts';

/** The latest lines of a log, for the page. */
export interface LogTail {
  /** takes what pino writes: one JSON object */
  readonly write: (line: string) => void;
  readonly lines: () => readonly LogLine[];
  /** Calls back with each new line until the returned function is called. */
  readonly follow: (listener: (line: LogLine) => void) => () => void;
}

const kept = 300;

export function createLogTail(now: () => number): LogTail {
  let lines: readonly LogLine[] = [];
  let count = 0;
  const listeners = new Set<(line: LogLine) => void>();
  return {
    write: (text) => {
      count += 1;
      const line = { ...readLine(text), n: count, at: now() };
      lines = [...lines.slice(1 - kept), line];
      for (const listener of listeners) listener(line);
    },
    lines: () => lines,
    follow: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

const levels: readonly LogLine['level'][] = ['debug', 'info', 'warn', 'error', 'fatal'];

function readLine(text: string): Omit<LogLine, 'n' | 'at'> {
  // The line's own time is the machine's.
  const { level, time: _, msg, ...rest } = JSON.parse(text) as Record<string, unknown>;
  return {
    level: levels.find((each) => each === level) ?? 'info',
    message: String(msg ?? ''),
    details: Object.keys(rest).length === 0 ? '' : JSON.stringify(rest, null, 2),
  };
}
