import type { PlaceData } from '../protocol.ts';

/** The name of a place as it is said: `#sales`, `Sales KPIs`. */
export function placeName({ kind, name }: Pick<PlaceData, 'kind' | 'name'>): string {
  return kind === 'direct' ? name : `#${name}`;
}
