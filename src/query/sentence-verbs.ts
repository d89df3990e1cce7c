import type { KpiId } from '../kpis/catalogue.ts';
import { kpi as entryOf } from '../kpis/catalogue.ts';
import type { Piece } from './sentence-pieces.ts';
import { isMembers, kpiOf, nextOf, refuse, skip } from './sentence-rules.ts';
import type { Verb } from './sentence-words.ts';
import type { Vocabulary } from './vocabulary.ts';

type Quantity = 'many' | 'much' | 'either';

/** What a verb makes of the KPI that is named, or of none; what is not here is not understood. */
const ofDeals: Readonly<Record<Verb, KpiId | null>> = {
  sell: null,
  make: null,
  win: 'total_won_sales',
  lose: 'total_lost_sales',
  open: 'open_pipeline_sales',
  progress: 'total_engaging_sales',
  close: null,
};
const ofMoney: Readonly<Record<Verb, KpiId | null>> = {
  sell: null,
  make: 'total_revenue',
  win: 'total_won_revenue',
  lose: 'total_lost_revenue',
  open: null,
  progress: 'total_engaging_revenue',
  close: null,
};
const howMany: Readonly<Record<Verb, KpiId | null>> = { ...ofDeals, sell: 'total_won_sales' };
const howMuch: Readonly<Record<Verb, KpiId | null>> = {
  ...ofMoney,
  sell: 'total_revenue',
  open: 'open_pipeline_revenue',
};
/** The money of what is counted: `how much is lost`. */
const moneyOf: { readonly [K in KpiId]?: KpiId } = {
  total_won_sales: 'total_won_revenue',
  total_lost_sales: 'total_lost_revenue',
  total_engaging_sales: 'total_engaging_revenue',
  total_prospecting_sales: 'total_prospecting_revenue',
  open_pipeline_sales: 'open_pipeline_revenue',
};

function withVerb(
  verb: Verb,
  quantity: Quantity | null,
  named: KpiId | null,
  members: boolean,
): KpiId | 'plain' | null {
  if (named !== null) {
    if (quantity === 'much' && entryOf(named).unit !== 'money') return null;
    if (named === 'total_sales') return ofDeals[verb];
    if (named === 'total_revenue') return ofMoney[verb];
    return named === ofDeals[verb] || named === ofMoney[verb] ? named : null;
  }
  if (quantity === 'many') return howMany[verb];
  if (quantity === 'much') return howMuch[verb];
  // « combien a-t-on vendu » may ask for deals and for money
  if (quantity === 'either') return verb === 'make' ? 'total_revenue' : null;
  if (verb === 'sell') return members ? 'plain' : null;
  return ['win', 'lose', 'progress'].includes(verb) ? ofDeals[verb] : null;
}

/** What a verb may have been meant for: deals, or money. */
function meant(verb: Verb, named: KpiId | null): KpiId[] {
  if (named !== null && named !== 'total_sales') return [];
  if (verb === 'close') return ['total_won_sales', 'total_lost_sales'];
  return [howMuch[verb], howMany[verb] ?? howMany.sell].filter((id) => id !== null);
}

function withoutVerb(quantity: Quantity, named: KpiId | null): KpiId | null {
  if (named === null || quantity !== 'much' || entryOf(named).unit !== 'count') return named;
  return moneyOf[named] ?? null;
}

/** `how many deals did we win`: question word, noun and verb are one KPI. */
export function settleVerbs(pieces: readonly Piece[], asker: Vocabulary): Piece[] {
  const quantities = pieces.filter(({ is }) => is.type === 'quantity');
  const verbs = pieces.filter(({ is }) => is.type === 'verb');
  if (quantities.length === 0 && verbs.length === 0) return [...pieces];
  const [noun, ...nouns] = pieces.filter((piece) => kpiOf(piece) !== null);
  const quantity = quantities[0]?.is.type === 'quantity' ? quantities[0].is.of : null;
  const verb = verbs[0]?.is.type === 'verb' ? verbs[0].is.verb : null;
  const kinds = new Set(verbs.map(({ is }) => is.type === 'verb' && is.verb));
  const named = noun ? kpiOf(noun) : null;
  const members = pieces.some(isMembers);
  const counted = quantities[0] && nextOf(pieces, quantities[0]);
  // `how many agents`: their number is no KPI
  const counts = quantities.length < 2 && !(counted && isMembers(counted)) && nouns.length === 0;
  const made =
    !counts || kinds.size > 1
      ? null
      : verb
        ? withVerb(verb, quantity, named, members)
        : withoutVerb(quantity ?? 'many', named);
  const said = made === null || made === 'plain' ? '' : asker.kpis[made][0];
  const carrier = noun ?? verbs[0];
  return pieces.map((piece) => {
    if (piece.is.type === 'quantity') return made !== null || (verb && counts) ? skip(piece) : refuse(piece);
    if (piece.is.type !== 'verb' && piece !== noun) return piece;
    if (made === null) return piece.is.type === 'verb' ? refuse(piece, meant(piece.is.verb, named)) : piece;
    return piece === carrier && said !== '' && made !== named
      ? { ...piece, line: said }
      : piece === noun
        ? piece
        : skip(piece);
  });
}
