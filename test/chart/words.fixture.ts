import type { ChartWords, Seen } from '../../src/chart/words.ts';
import type { Chart } from '../../src/report/report.ts';

const locales = { en: 'en-GB', fr: 'fr-FR' } as const;

/** Words as a locale would give them, for charts of money in euros unless told. */
export function words(
  locale: 'en' | 'fr' = 'en',
  title?: string,
  format?: Intl.NumberFormatOptions,
): ChartWords {
  const tag = locales[locale];
  const numberFormat = format ?? { style: 'currency', currency: 'EUR', notation: 'compact' };
  const compact = new Intl.NumberFormat(tag, { maximumFractionDigits: 1, ...numberFormat });
  const full = new Intl.NumberFormat(tag, { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 });
  return {
    title: title ?? (locale === 'fr' ? 'Chiffre d’affaires par agent' : 'Revenue by agent'),
    subtitle: (hidden) => {
      const period = locale === 'fr' ? '3e trimestre 2017' : 'Q3 2017';
      if (!hidden) return period;
      return `${period} · ${locale === 'fr' ? `et ${hidden} autres` : `and ${hidden} others`}`;
    },
    head: (head) => head.label ?? head.key ?? (locale === 'fr' ? '(non renseigné)' : '(not set)'),
    compact: (value) => compact.format(value),
    full: (value) => full.format(value),
    alt: renderSeen,
    numberFormat,
    locale: tag,
  };
}

function renderSeen(seen: Seen): string {
  if (seen.kind === 'nothing') return `${seen.title}: nothing to show`;
  if (seen.kind === 'line') {
    const { first, last, highest } = seen;
    return `${seen.title}: first ${first.head} ${first.value}, last ${last.head} ${last.value}, highest ${highest.head} ${highest.value}`;
  }
  const rows = seen.largest.map(({ head, value }) => `${head} ${value}`).join(', ');
  return `${seen.title}: ${rows}; ${seen.shown} shown, ${seen.hidden} more`;
}

/** A chart of these rows; a row without a label is known by its key alone. */
export function chartOf(
  kind: Chart['kind'],
  rows: readonly (readonly [label: string | null, value: number | null])[],
  more: Partial<Chart> = {},
): Chart {
  return {
    kind,
    by: kind === 'line' ? 'month' : 'agent',
    kpi: 'total_revenue_per_agent',
    unit: 'money',
    estimate: false,
    title: { kind: 'report', report: 'agents' },
    period: { id: '2017-Q3', from: '2017-07-01', to: '2017-10-01', running: false },
    points: rows.map(([label, value]) => ({
      head: label === null ? { key: null } : { key: label, label },
      value,
    })),
    ...more,
  };
}
