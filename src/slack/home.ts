import type { Ground } from '../answer.ts';
import { answerParsed, readLine } from '../ask.ts';
import type { PeriodSpec } from '../deals/period.ts';
import { parseDefaultPeriod } from '../default-period.ts';
import type { DigestStatus } from '../digests/status.ts';
import { chartWords } from '../i18n/chart-words.ts';
import { vocabularyOf } from '../i18n/grammar/vocabulary.ts';
import { homeWords } from '../i18n/home-words.ts';
import type { Locale } from '../i18n/locale.ts';
import type { StatusFacts } from '../report/page.ts';
import type { Report } from '../report/report.ts';
import type { PersonSettings } from '../store/settings.ts';
import type { Asker } from './answering.ts';
import { escapeText } from './escape.ts';
import type { LinkReplies } from './link-replies.ts';
import { localeFrom } from './locale-of.ts';
import type { GroundFor } from './person-ground.ts';
import type { ShowPicture } from './picture.ts';
import type { HomeFigures, HomeReading, HomeView } from './views/home.ts';
import type { Voices } from './views/report.ts';

export interface HomeOptions {
  readonly voicesOf: Readonly<Record<Locale, Voices>>;
  /** in which instants are told */
  readonly zone: string;
  readonly groundFor: GroundFor;
  readonly statusFacts: () => Omit<StatusFacts, 'digests'>;
  readonly digests: () => Promise<readonly DigestStatus[]>;
  readonly settingsOf: (user: string) => Promise<PersonSettings>;
  readonly defaultPeriod: PeriodSpec;
  readonly showPicture: ShowPicture;
  readonly linking: LinkReplies;
  /** whom to ask, as mentions; null where nobody is named */
  readonly admins: string | null;
}

/** Whose Home tab it is, and what has to be said there first. */
interface HomeFor {
  readonly asker: Asker;
  /** the language that Slack gives, where none was chosen */
  readonly slackLocale: Locale;
  readonly notice: HomeView['notice'];
  /** without a picture: Slack refused the view for it */
  readonly plain: boolean;
}

/** What a person's Home tab shows, from the store and the data in memory: Airtable is never asked for it. */
export type BuildHome = (home: HomeFor) => Promise<HomeView>;

export function createBuildHome(options: HomeOptions): BuildHome {
  const { voicesOf, zone, linking } = options;

  async function figures(home: HomeFor, ground: Ground): Promise<HomeFigures> {
    const { asker, plain } = home;
    const { locale } = asker;
    const found = await linking.findAsker(asker, ground.dataset, { word: null, line: '' });
    const [known, introduction] = 'blocks' in found ? [null, found] : [found, null];
    const grounded = known ? { ...ground, asker: known } : ground;
    const lines = [...(known?.agent ? ['me'] : []), ...(known ? ['team'] : []), 'overview'];
    const reports = lines.flatMap((line): Report[] => {
      const asked = answerParsed(readLine(line, locale, grounded), locale, grounded);
      // An agent whose manager the base does not name has no team.
      return asked.kind === 'report' ? [asked.report] : [];
    });
    const chart = reports[0]?.chart;
    const picture =
      chart && !plain
        ? await options.showPicture(chart, chartWords(chart, voicesOf[locale].plain), 'home')
        : null;
    return {
      kind: 'figures',
      introduction,
      reports,
      picture,
      ageMinutes: options.statusFacts().ageMinutes ?? 0,
    };
  }

  function reading(locale: Locale): HomeReading {
    const { messages, formats } = voicesOf[locale].plain;
    const { problem, progress } = options.statusFacts();
    const of = progress?.of ?? null;
    const said =
      problem && !progress
        ? messages.firstReadFailed(messages.airtable(problem.kind))
        : homeWords[locale].reading(
            formats.count(progress?.read ?? 0),
            of === null ? null : formats.count(of),
          );
    return { kind: 'reading', said: escapeText(said) };
  }

  async function nextDigest(): Promise<HomeView['nextDigest']> {
    const coming = (await options.digests()).flatMap(({ next, destinations, paused }) => {
      const places = destinations.filter((place) => !paused.some(({ destination }) => destination === place));
      return next === null || places.length === 0 ? [] : [{ next, places }];
    });
    const [first] = coming.toSorted((a, b) => a.next - b.next);
    if (!first) return null;
    const mention = (id: string) => (/^[UW]/.test(id) ? `<@${id}>` : `<#${id}>`);
    return { at: new Date(first.next).toISOString(), places: first.places.map(mention) };
  }

  return async (home) => {
    const { asker, slackLocale, notice } = home;
    const { locale, user } = asker;
    const ground = await options.groundFor(user);
    const chosen = await options.settingsOf(user);
    const period = chosen.period === null ? null : parseDefaultPeriod(chosen.period);
    const { reports } = vocabularyOf[locale];
    const asked = ['me', 'team', 'overview', 'agents', 'products', 'offices', 'pipeline', 'trend'] as const;
    return {
      voices: voicesOf[locale],
      zone,
      notice,
      body: ground ? await figures(home, ground) : reading(locale),
      questions: asked.map((id) => reports[id][0]),
      settings: {
        locale: localeFrom(chosen.locale),
        period,
        automatic: { locale: slackLocale, period: options.defaultPeriod },
      },
      nextDigest: await nextDigest(),
      admins: options.admins,
    };
  };
}
