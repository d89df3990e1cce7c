import type { Grouping } from '../deals/deal.ts';
import type { TimeUnit } from '../deals/period.ts';
import { catalogue, kpi } from '../kpis/catalogue.ts';
import type { Ask, LeaderboardId } from './query.ts';
import { leaderboards } from './query.ts';

/** What is asked, with its grouping. */
export interface Asked {
  readonly ask: Ask;
  readonly by?: Grouping | TimeUnit;
}

/** KPIs that are one figure for the whole base, or name a single agent: there is nothing to break down. */
const undivided: ReadonlySet<string> = new Set([
  'total_products',
  'average_revenue_per_product',
  'highest_revenue_agent',
]);

function leaderboardBy(by: Grouping | TimeUnit): LeaderboardId | null {
  const found = Object.entries(leaderboards).find(([, dimension]) => dimension === by);
  return found ? (found[0] as LeaderboardId) : null;
}

function kpiBy(ask: Extract<Ask, { report: 'kpi' }>, by: Grouping | TimeUnit): Asked | null {
  const entry = kpi(ask.kpi);
  if (entry.by) return entry.by === by ? { ask } : null;
  if (undivided.has(entry.id) || (entry.unit === 'rate' && by === 'stage')) return null;
  const listed = catalogue.find((one) => one.of === entry.of && 'by' in one && one.by === by);
  return listed ? { ask: { report: 'kpi', kpi: listed.id } } : { ask, by };
}

/**
 * The one form of equal questions: a KPI by a dimension is the catalogue's own breakdown where it has one
 * (`revenue by sector` is `total_revenue_per_sector`), `overview by agent` is `agents`, `by stage` `pipeline`,
 * `by month` `trend`, and a grouping that the report has anyway is left out. Null where the grouping cannot be.
 */
export function normalForm(ask: Ask, by?: Grouping | TimeUnit): Asked | null {
  if (by === undefined) return { ask };
  switch (ask.report) {
    case 'overview': {
      const leaderboard = leaderboardBy(by);
      if (leaderboard) return { ask: { report: leaderboard } };
      if (by === 'stage') return { ask: { report: 'pipeline' } };
      return normalForm({ report: 'trend' }, by);
    }
    case 'trend':
      if (by === 'month') return { ask };
      return by === 'week' || by === 'quarter' ? { ask, by } : null;
    case 'pipeline':
      return by === 'stage' ? { ask } : { ask, by };
    case 'profile':
    case 'me':
    case 'team':
      return { ask, by };
    case 'kpi':
      return kpiBy(ask, by);
    case 'kpis':
      return null;
    default:
      return leaderboards[ask.report] === by ? { ask } : null;
  }
}
