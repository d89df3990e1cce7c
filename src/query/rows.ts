import { kpi } from '../kpis/catalogue.ts';
import type { Query } from './query.ts';
import { leaderboards } from './query.ts';

/** Whether an answer has rows of members, of which `top 5` can keep some. */
export function hasRows({ ask, by }: Pick<Query, 'ask' | 'by'>): boolean {
  if (by !== undefined) return by !== 'week' && by !== 'month' && by !== 'quarter';
  if (ask.report === 'kpi') {
    const own = kpi(ask.kpi).by;
    return own !== undefined && own !== 'month';
  }
  return (
    ask.report in leaderboards || ask.report === 'profile' || ask.report === 'me' || ask.report === 'team'
  );
}
