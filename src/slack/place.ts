import { catalogue, type KpiId } from '../kpis/catalogue.ts';

/**
 * What a message shows: an answer, a page of the deals behind one of its figures, or how that figure came about.
 * `line` is the question in canonical English words, whatever language it was asked in.
 */
export type Place =
  | { readonly show: 'report'; readonly line: string }
  | { readonly show: 'deals'; readonly line: string; readonly kpi: KpiId; readonly page: number }
  | { readonly show: 'receipt'; readonly line: string; readonly kpi: KpiId };

/** Where somebody is, and the places before it, the latest first. */
export interface Trail {
  readonly here: Place;
  readonly back: readonly Place[];
}

/** More steps back than anybody takes. */
const mostSteps = 12;

/** From here to another place; to where one is already is no step. */
export function goTo({ here, back }: Trail, next: Place): Trail {
  return write(here) === write(next)
    ? { here: next, back }
    : { here: next, back: [here, ...back].slice(0, mostSteps) };
}

/** To the place before; null where there is none. */
export function goBack({ back: [here, ...back] }: Trail): Trail | null {
  return here ? { here, back } : null;
}

/** A trail as text, short enough for a `block_id` in most cases. */
export function encodeTrail({ here, back }: Trail): string {
  return JSON.stringify([here, ...back].map(write));
}

/** Null for what is no trail of ours: cut, forged, or of a version that is no more. */
export function decodeTrail(text: string): Trail | null {
  try {
    const parsed: unknown = JSON.parse(text);
    if (!Array.isArray(parsed)) return null;
    const places = parsed.map((one) => (typeof one === 'string' ? read(one) : null));
    const [here, ...back] = places.filter((place) => place !== null);
    return here && back.length === parsed.length - 1 ? { here, back } : null;
  } catch {
    return null;
  }
}

// No line of words begins with these two.
function write(place: Place): string {
  switch (place.show) {
    case 'report':
      return place.line;
    case 'deals':
      return `#${place.page} ${place.kpi} ${place.line}`;
    case 'receipt':
      return `? ${place.kpi} ${place.line}`;
  }
}

function read(text: string): Place | null {
  const [, deals, page, id, line = ''] = /^(#(\d{1,6})|\?) ([a-z_]+) (.*)$/s.exec(text) ?? [];
  if (deals === undefined) return /^[#?]/.test(text) ? null : { show: 'report', line: text };
  const kpi = catalogue.find((one) => one.id === id)?.id;
  if (kpi === undefined) return null;
  return page === undefined
    ? { show: 'receipt', line, kpi }
    : { show: 'deals', line, kpi, page: Number(page) };
}
