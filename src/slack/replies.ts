import type { Ground } from '../answer.ts';
import { type Asked, ask, helpExamples } from '../ask.ts';
import { chartWords } from '../i18n/chart-words.ts';
import { controlWords } from '../i18n/control-words.ts';
import type { Locale } from '../i18n/locale.ts';
import { buildData, buildHelp, buildStatus } from '../i18n/pages.ts';
import { shareWords } from '../i18n/share-words.ts';
import { createWords, type WordSettings } from '../i18n/words.ts';
import type { BaseFacts, Page, StatusFacts } from '../report/page.ts';
import type { AnswerText, Asker, ShareReply } from './answering.ts';
import type { Message, Reply } from './blocks.ts';
import { buildCsvReply, type CsvOptions } from './csv-reply.ts';
import { escapeName, escapeText } from './escape.ts';
import type { LinkReplies } from './link-replies.ts';
import type { ShowPicture } from './picture.ts';
import type { Trail } from './place.ts';
import { createShowPlace, type DealRecords } from './place-replies.ts';
import { applyPress, type Press, placeOf } from './press.ts';
import { pictureOf } from './views/digest.ts';
import { renderPage } from './views/page.ts';
import { renderProblem } from './views/problem.ts';
import { renderAroundPicture, section, type Voices } from './views/report.ts';
import { renderSharedActions } from './views/shared.ts';

/** What happened to a `refresh`, as it is told. */
export type Refreshing =
  | { readonly kind: 'too_young'; readonly seconds: number }
  | { readonly kind: 'reading'; readonly done: Promise<RefreshOutcome> };

type RefreshOutcome =
  | { readonly kind: 'read'; readonly deals: number; readonly asOf: string }
  | { readonly kind: 'refused' }
  /** the kind of an Airtable problem */
  | { readonly kind: 'failed'; readonly problem: string };

export interface RepliesOptions {
  readonly words: WordSettings;
  /** null before the first read */
  readonly ground: () => Ground | null;
  readonly baseFacts: () => BaseFacts | null;
  readonly statusFacts: () => Omit<StatusFacts, 'digests'>;
  readonly digestFacts: () => Promise<StatusFacts['digests']>;
  readonly refresh: () => Promise<Refreshing>;
  readonly showPicture: ShowPicture;
  readonly linking: LinkReplies;
  readonly deals: DealRecords;
  /** the `block_id` that holds where a message is, and back; null for one that holds nothing of ours */
  readonly writeTrail: (trail: Trail) => Promise<string>;
  readonly readTrail: (blockId: string) => Promise<Trail | null>;
}

type AskedReport = Extract<Asked, { kind: 'report' }>;

/** The use case of Slack: a line of words becomes a message. No call to Slack is made here. */
export function createReplies(options: RepliesOptions): AnswerText {
  const { linking } = options;
  const { zone } = options.words;
  const voicesOf = { en: voices('en', options.words), fr: voices('fr', options.words) };
  const showPlace = createShowPlace({
    ...options,
    voicesOf,
    zone,
    ageMinutes: () => options.statusFacts().ageMinutes ?? 0,
  });

  const page = (build: (words: Voices['plain']) => Page, locale: Locale) =>
    ephemeral(renderPage(build(voicesOf[locale].plain)));

  /** Whoever asks before there is data waits for it, or hears why there is none. */
  function whileUnread({ plain: { messages } }: Voices): Reply | 'not_yet' {
    const { problem, progress } = options.statusFacts();
    return problem && !progress
      ? sentence(messages.firstReadFailed(messages.airtable(problem.kind)))
      : 'not_yet';
  }

  async function refresh({ plain }: Voices): Promise<Reply> {
    const { messages, formats } = plain;
    const started = await options.refresh();
    if (started.kind === 'too_young')
      return sentence(messages.refresh.tooSoon(formats.count(started.seconds)));
    const later = started.done.then((outcome) => {
      if (outcome.kind === 'refused') return sentence(messages.refresh.refused);
      if (outcome.kind === 'failed')
        return sentence(messages.refresh.failed(messages.airtable(outcome.problem)));
      return sentence(
        messages.refresh.done(formats.count(outcome.deals), formats.instant(outcome.asOf, zone)),
      );
    });
    return { ...sentence(messages.refresh.started), later };
  }

  /** The question of a line, with whoever it is about; or what there is to say instead. */
  async function askFor(line: string, asker: Asker, ground: Ground | null): Promise<Asked | Message> {
    const asked = ask(line, asker.locale, ground);
    if (asked.kind !== 'problem' || asked.problem.kind !== 'no_asker' || !ground || ground.asker)
      return asked;
    const found = await linking.findAsker(asker, ground.dataset, { word: asked.problem.word, line });
    return 'blocks' in found ? found : askFor(line, asker, { ...ground, asker: found });
  }

  async function answerLine(line: string, asker: Asker, ground: Ground | null): ReturnType<AnswerText> {
    const asked = await askFor(line, asker, ground);
    if ('blocks' in asked) return ephemeral(asked);
    if (asked.kind === 'command') return answerCommand(asked, asker, ground);
    if (asked.kind !== 'report') return answerOther(asked, asker);
    const { report } = asked;
    if (asked.share) return share(asked, asker);
    return show(asked, { here: placeOf(report.query), back: [] }, asker);
  }

  const answerOther = (
    asked: Extract<Asked, { kind: 'not_yet' | 'problem' }>,
    { locale }: Asker,
  ): Reply | 'not_yet' =>
    asked.kind === 'not_yet'
      ? whileUnread(voicesOf[locale])
      : ephemeral(renderProblem(asked.problem, voicesOf[locale].markup));

  async function show(asked: AskedReport, trail: Trail, { locale }: Asker): Promise<Reply> {
    const message = await showPlace(asked, trail, locale);
    return message ? ephemeral(message) : told(controlWords[locale].nothingThere);
  }

  async function answerPress({ blockId, change }: Press, asker: Asker, ground: Ground) {
    const words = controlWords[asker.locale];
    const trail = await options.readTrail(blockId);
    if (trail === null) return told(words.tooOld);
    const asked = await askFor(trail.here.line, asker, ground);
    if ('blocks' in asked) return ephemeral(asked);
    if (asked.kind === 'problem') return answerOther(asked, asker);
    if (asked.kind !== 'report') return told(words.tooOld);
    if (change.kind === 'share') return share(asked, asker);
    if (change.kind === 'csv') return buildCsvReply(asked, trail, csvOptions(asker));
    const next = applyPress(trail, change, asked.report, ground.dataset);
    if (next === null)
      return told('value' in change ? words.gone(escapeName(change.value)) : words.nothingThere);
    if (next.here.line === trail.here.line) return show(asked, next, asker);
    const there = await askFor(next.here.line, asker, ground);
    if ('blocks' in there) return ephemeral(there);
    return there.kind === 'report' ? show(there, next, asker) : told(words.nothingThere);
  }

  const csvOptions = ({ locale }: Asker): CsvOptions => ({
    ...{ words: voicesOf[locale].plain, currency: options.words.currency, deals: options.deals, locale },
  });

  async function answerCommand(
    { command, rest = '' }: Extract<Asked, { kind: 'command' }>,
    asker: Asker,
    ground: Ground | null,
  ): Promise<Reply | 'not_yet'> {
    const { locale } = asker;
    const spoken = voicesOf[locale];
    switch (command) {
      case 'help':
        return page((words) => buildHelp(words, helpExamples(ground?.dataset ?? null), '/kpi'), locale);
      case 'status': {
        const facts = { ...options.statusFacts(), digests: await options.digestFacts() };
        return page((words) => buildStatus(words, facts, zone, 'people'), locale);
      }
      case 'data': {
        const facts = options.baseFacts();
        return facts === null ? whileUnread(spoken) : page((words) => buildData(words, facts, zone), locale);
      }
      case 'refresh':
        return refresh(spoken);
      case 'link':
      case 'unlink':
        return ground ? ephemeral(await linking[command](rest, asker, ground.dataset)) : whileUnread(spoken);
    }
  }

  /** What others see. A question about whoever asks becomes one about that person: others would see themselves. */
  async function share({ report, sources }: AskedReport, { locale, user }: Asker): Promise<ShareReply> {
    const spoken = voicesOf[locale];
    const { chart } = report;
    const { own } = sources.question;
    const query = own
      ? { ...report.query, ask: { report: 'profile' as const, of: own.of, name: own.name } }
      : report.query;
    const blockId = await options.writeTrail({ here: placeOf(query), back: [] });
    const actions = renderSharedActions(blockId, user, shareWords[locale]);
    const view = {
      report,
      voices: spoken,
      zone,
      readings: [],
      picture: null,
      actions,
      sharedBy: `<@${user}>`,
    };
    const picture = chart && pictureOf(chart, spoken.plain);
    const linkPicture = async () => chart && options.showPicture(chart, chartWords(chart, spoken.plain));
    return { kind: 'share', shared: { ...renderAroundPicture(view), picture, linkPicture } };
  }

  return async (line, asker) => {
    const ground = options.ground();
    const { press, claim } = asker;
    if (press === undefined && claim === undefined) return answerLine(line, asker, ground);
    if (!ground) return whileUnread(voicesOf[asker.locale]);
    if (press !== undefined) return answerPress(press, asker, ground);
    const claimed = await linking.claim(claim ?? '', asker, ground.dataset);
    return claimed.kind === 'say'
      ? ephemeral(claimed.message)
      : answerLine(claimed.line, asker, { ...ground, asker: claimed.asker });
  };
}

/** A sentence that is finished markup. */
function told(text: string): Reply {
  return ephemeral({ text, blocks: [section(text)] });
}

function voices(locale: Locale, settings: WordSettings): Voices {
  return { plain: createWords(locale, settings), markup: createWords(locale, settings, escapeName) };
}

function ephemeral(message: Message): Reply {
  return { ...message, responseType: 'ephemeral' };
}

function sentence(text: string): Reply {
  return ephemeral({ text: escapeText(text), blocks: [section(escapeText(text))] });
}
