import type { Asked } from '../ask.ts';
import { chartWords } from '../i18n/chart-words.ts';
import type { Locale } from '../i18n/locale.ts';
import { type KpiId, kpi } from '../kpis/catalogue.ts';
import { dealsBehind, kpisWithDeals, pageOf } from '../report/behind.ts';
import { buildReceipt } from '../report/receipt.ts';
import type { Message } from './blocks.ts';
import type { ShowPicture } from './picture.ts';
import type { Trail } from './place.ts';
import { figuresOf } from './press.ts';
import { renderBehindControls, renderReportControls } from './views/controls.ts';
import { dealsPerPage, renderDeals } from './views/deals.ts';
import { renderReceipt } from './views/receipt.ts';
import { renderReport, type Voices } from './views/report.ts';

type Answered = Extract<Asked, { kind: 'report' }>;

/** The deals themselves, which the dataset knows by their records alone. */
export interface DealRecords {
  /** what the base calls them; those that are gone since have none */
  readonly names: (recordIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** where a record is found in Airtable; null where that is not known */
  readonly url: (recordId: string) => string | null;
}

export interface PlaceRepliesOptions {
  readonly voicesOf: Readonly<Record<Locale, Voices>>;
  readonly zone: string;
  readonly showPicture: ShowPicture;
  readonly ageMinutes: () => number;
  readonly deals: DealRecords;
  /** the `block_id` that holds a trail */
  readonly writeTrail: (trail: Trail) => Promise<string>;
}

interface PlaceFor {
  readonly locale: Locale;
  /** there is somebody to share it with */
  readonly canShare: boolean;
  /** whole lines that the words may also have meant */
  readonly alone: readonly string[];
}

/** Shows a place that somebody has come to, with everything that leads on from there. Null: nothing is behind it. */
export type ShowPlace = (answered: Answered, trail: Trail, to: PlaceFor) => Promise<Message | null>;

export function createShowPlace(options: PlaceRepliesOptions): ShowPlace {
  const { voicesOf, zone, deals } = options;

  async function showReport(answered: Answered, trail: Trail, to: PlaceFor): Promise<Message> {
    const { report, readings } = answered;
    const { locale, canShare, alone } = to;
    const voices = voicesOf[locale];
    const picture =
      report.chart && (await options.showPicture(report.chart, chartWords(report.chart, voices.plain)));
    const actions = renderReportControls({
      blockId: await options.writeTrail(trail),
      locale,
      words: voices.plain,
      canGoBack: trail.back.length > 0,
      query: report.query,
      table: report.tables[0] ?? null,
      lines: [...readings.map(({ line }) => line), ...alone],
      canShare,
      hasDeals: kpisWithDeals(report).length > 0,
    });
    return renderReport({
      ...{ report, voices, zone, readings, picture, actions },
      own: { ageMinutes: options.ageMinutes() },
    });
  }

  async function controls(answered: Answered, trail: Trail, locale: Locale, kpi: KpiId, page: Pages | null) {
    return renderBehindControls({
      blockId: await options.writeTrail(trail),
      locale,
      words: voicesOf[locale].plain,
      canGoBack: trail.back.length > 0,
      kpi,
      kpis: figuresOf(answered.report, page ? 'deals' : 'receipt'),
      page,
      hasDeals: dealsBehind(answered.sources, kpi) !== null,
    });
  }

  async function showDeals(
    answered: Answered,
    trail: Trail,
    locale: Locale,
    here: { readonly kpi: KpiId; readonly page: number },
  ): Promise<Message | null> {
    const { report, sources } = answered;
    const behind = dealsBehind(sources, here.kpi);
    if (behind === null) return null;
    const page = pageOf(behind, here.page, dealsPerPage);
    const names = await deals.names(page.deals.map(({ id }) => id));
    const figure = sources.figures.total(kpi(here.kpi).of);
    const message = renderDeals({
      ...{ kpi: here.kpi, behind, page, report, figure, names },
      ...{ linkOf: deals.url, voices: voicesOf[locale], zone },
    });
    const actions = await controls(answered, trail, locale, here.kpi, { at: page.page, of: page.pages });
    return { ...message, blocks: [...message.blocks, actions] };
  }

  return async (answered, trail, to) => {
    const { here } = trail;
    const { locale } = to;
    if (here.show === 'report') return showReport(answered, trail, to);
    if (here.show === 'deals') return showDeals(answered, trail, locale, here);
    const receipt = buildReceipt(answered.sources, answered.report, here.kpi);
    const message = renderReceipt(receipt, voicesOf[locale], zone);
    const actions = await controls(answered, trail, locale, here.kpi, null);
    return { ...message, blocks: [...message.blocks, actions] };
  };
}

interface Pages {
  readonly at: number;
  readonly of: number;
}
