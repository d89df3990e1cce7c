import { AirtableProblem } from '../airtable/problem.ts';
import type { ReadProblem } from '../store/reading.ts';
import { computeNextMonth } from './clock.ts';

/**
 * What is remembered of a read that failed: it is the same problem for as long as its kind is. Where the calls
 * that Airtable's plan has for a month are used up, also when the next month begins.
 */
export function describeProblem(
  error: unknown,
  before: ReadProblem | null,
  now: number,
): { problem: ReadProblem; noCallsUntil: number | null } {
  const kind = error instanceof AirtableProblem ? error.kind : 'fault';
  const message =
    error instanceof AirtableProblem ? error.message : 'Reading the base failed inside the bot: see its log.';
  return {
    problem: { kind, message, since: before?.kind === kind ? before.since : now },
    noCallsUntil: kind === 'monthly_cap' ? computeNextMonth(now) : null,
  };
}
