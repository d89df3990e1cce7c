import { schedule } from 'node-cron';
import type { Log } from '../log.ts';

/** Calls back at the start of each minute, until the returned function is called. */
export function createEveryMinute(log: Log): (tick: () => void) => () => void {
  const say = (message: string | Error) => log.warn(message instanceof Error ? message.message : message);
  return (tick) => {
    const task = schedule('* * * * *', tick, {
      timezone: 'UTC',
      // The next minute makes up for one that is lost; a busy second is no reason to lose it (default: one second).
      missedExecutionTolerance: 50_000,
      suppressMissedWarning: true,
      logger: { info: () => {}, debug: () => {}, warn: say, error: say },
      unref: true,
    });
    return () => void task.destroy();
  };
}
