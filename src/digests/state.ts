import type { Delivery } from '../store/delivery.ts';

/** How a run went: `delivered` everywhere, `partial`ly, or nowhere (`none`); `missed` was not tried. */
export type RunState = 'under_way' | 'delivered' | 'partial' | 'none' | 'missed';

/** Computed from the deliveries themselves; nothing else says that a run went well. */
export function computeRunState(deliveries: readonly Pick<Delivery, 'state'>[]): RunState {
  const all = (...states: Delivery['state'][]) => deliveries.every(({ state }) => states.includes(state));
  if (!all('delivered', 'failed', 'unknown', 'missed')) return 'under_way';
  if (deliveries.length === 0) return 'none';
  if (all('delivered')) return 'delivered';
  if (all('missed')) return 'missed';
  return deliveries.some(({ state }) => state === 'delivered') ? 'partial' : 'none';
}
