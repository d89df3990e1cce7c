import { deliveryWords } from '../i18n/delivery-words.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Delivery, Run } from '../store/delivery.ts';
import { computeCause } from './cause.ts';

/** What the owner of a digest is told of deliveries that did not arrive: which, why, and what mends it. */
export function renderNotice(
  run: Pick<Run, 'instant'>,
  failing: readonly Pick<Delivery, 'destination' | 'state' | 'error'>[],
  paused: ReadonlySet<string>,
  locale: Locale,
): string {
  const words = deliveryWords[locale];
  const seconds = Math.floor(run.instant / 1000);
  const when = `<!date^${seconds}^{date_short_pretty} {time}|${new Date(run.instant).toISOString()}>`;
  const parts = failing.map(({ destination, state, error }) => {
    const where = /^[UW]/.test(destination) ? `<@${destination}>` : `<#${destination}>`;
    if (state === 'unknown') return `${words.unknown(where, when)}\n${words.causes.unknown}`;
    const mend = words.causes[computeCause(error)];
    return [words.failed(where, when), mend, ...(paused.has(destination) ? [words.paused] : [])].join('\n');
  });
  return [...parts, words.once].join('\n\n');
}
