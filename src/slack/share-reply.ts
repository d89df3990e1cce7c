import type { Ground } from '../answer.ts';
import type { Asked } from '../ask.ts';
import type { PeriodSpec } from '../deals/period.ts';
import { parseDefaultPeriod } from '../default-period.ts';
import { chartWords } from '../i18n/chart-words.ts';
import type { Locale } from '../i18n/locale.ts';
import { shareWords } from '../i18n/share-words.ts';
import type { Report } from '../report/report.ts';
import type { Asker, ShareReply } from './answering.ts';
import type { ShowPicture } from './picture.ts';
import type { Trail } from './place.ts';
import { placeOf } from './press.ts';
import { pictureOf } from './views/digest.ts';
import { renderAroundPicture, type Voices } from './views/report.ts';
import { renderSharedActions } from './views/shared.ts';

export interface ShareReplyOptions {
  readonly voicesOf: Readonly<Record<Locale, Voices>>;
  readonly zone: string;
  readonly showPicture: ShowPicture;
  /** the `block_id` that holds a trail */
  readonly writeTrail: (trail: Trail) => Promise<string>;
}

/** What others see. A question about whoever asks becomes one about that person: others would see themselves. */
export async function buildShareReply(
  { report, sources }: Extract<Asked, { kind: 'report' }>,
  { locale, user }: Asker,
  how: 'shared' | 'asked',
  ground: Ground,
  options: ShareReplyOptions,
): Promise<ShareReply> {
  const spoken = options.voicesOf[locale];
  const { chart } = report;
  const { own } = sources.question;
  const ask = own ? { report: 'profile' as const, of: own.of, name: own.name } : report.query.ask;
  const query = { ...report.query, ask, period: periodShown(report, ground) };
  const place = placeOf(query);
  const blockId = await options.writeTrail({ here: place, back: [] });
  const actions = renderSharedActions(blockId, user, shareWords[locale]);
  const { messages } = spoken.markup;
  const by = { shared: messages.sharedBy, asked: messages.askedBy }[how](`<@${user}>`);
  const view = { report, voices: spoken, zone: options.zone, readings: [], picture: null, actions, by };
  const picture = chart && pictureOf(chart, spoken.plain);
  const linkPicture = async () => chart && options.showPicture(chart, chartWords(chart, spoken.plain));
  return {
    kind: 'share',
    shared: { ...renderAroundPicture(view), picture, linkPicture },
    line: place.line,
  };
}

/** The period of an answer that others see, said outright: the default is another for whoever looks closer, and later. */
function periodShown({ query, notes, period }: Report, { defaultPeriod }: Ground): PeriodSpec {
  const isDefault = !notes.some(({ kind }) => kind === 'default_period_empty');
  return query.period ?? (isDefault ? null : parseDefaultPeriod(period.id)) ?? defaultPeriod;
}
