import type { Ground } from '../answer.ts';
import { type Asked, answerParsed, helpExamples, readLine, readSaid } from '../ask.ts';
import type { PeriodSpec } from '../deals/period.ts';
import { parseDefaultPeriod } from '../default-period.ts';
import { chartWords } from '../i18n/chart-words.ts';
import { controlWords } from '../i18n/control-words.ts';
import { vocabularyOf } from '../i18n/grammar/vocabulary.ts';
import type { Locale } from '../i18n/locale.ts';
import { buildData, buildHelp, buildStatus } from '../i18n/pages.ts';
import { shareWords } from '../i18n/share-words.ts';
import { createWords, type WordSettings } from '../i18n/words.ts';
import { print } from '../query/print.ts';
import type { Parsed } from '../query/query.ts';
import type { BaseFacts, Page, StatusFacts } from '../report/page.ts';
import type { Report } from '../report/report.ts';
import type { PersonSettings } from '../store/settings.ts';
import type { Threads } from '../store/threads.ts';
import type { AnswerText, Asker, SaidToBot, ShareReply } from './answering.ts';
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
  readonly threads: Threads;
  readonly settingsOf: (user: string) => Promise<PersonSettings>;
  /** what somebody is told the first time that they write to the bot */
  readonly firstWords: (bot: null, locale: Locale) => Message;
  /** true the first time that somebody writes to the bot directly */
  readonly claimFirst: (user: string) => Promise<boolean>;
  readonly now: () => number;
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

  /** What was read, with whoever it is about; or what there is to say instead. `line` says the same in words. */
  async function askFor(
    parsed: Parsed,
    line: string,
    asker: Asker,
    ground: Ground | null,
  ): Promise<Asked | Message> {
    const asked = answerParsed(parsed, asker.locale, ground);
    if (asked.kind !== 'problem' || asked.problem.kind !== 'no_asker' || !ground || ground.asker)
      return asked;
    const found = await linking.findAsker(asker, ground.dataset, { word: asked.problem.word, line });
    return 'blocks' in found ? found : askFor(parsed, line, asker, { ...ground, asker: found });
  }

  const askLine = (line: string, asker: Asker, ground: Ground | null) =>
    askFor(readLine(line, asker.locale, ground), line, asker, ground);

  async function answerLine(line: string, asker: Asker, ground: Ground | null): ReturnType<AnswerText> {
    const parsed = readLine(line, asker.locale, ground);
    await remember(parsed, asker);
    return answerAsked(await askFor(parsed, line, asker, ground), asker, ground);
  }

  /** The question, for the one that follows it. */
  async function remember(parsed: Parsed, { conversation }: Asker): Promise<void> {
    if (conversation && parsed.kind === 'query')
      await options.threads.put(conversation, print(parsed.query, vocabularyOf.en), options.now());
  }

  async function answerAsked(
    asked: Asked | Message,
    asker: Asker,
    ground: Ground | null,
    alone: readonly string[] = [],
  ): ReturnType<AnswerText> {
    if ('blocks' in asked) return ephemeral(asked);
    if (asked.kind === 'command') return answerCommand(asked, asker, ground);
    if (asked.kind !== 'report') return answerOther(asked, asker);
    if (ground && asker.audience === 'others') return share(asked, asker, 'asked', ground);
    // Nobody else is there whom a direct answer could be shared with.
    if (ground && asked.share && asker.audience === 'asker') return share(asked, asker, 'shared', ground);
    return show(asked, { here: placeOf(asked.report.query), back: [] }, asker, alone);
  }

  /** The question before, where this one may follow it. */
  async function questionBefore({ conversation }: Asker): Promise<string | null> {
    if (!conversation) return null;
    const kept = await options.threads.get(conversation, options.now());
    const isOver = conversation.thread === null && kept && kept.asked <= options.now() - directConversationMs;
    return kept && !isOver ? kept.line : null;
  }

  async function answerSaid(said: SaidToBot, asker: Asker, ground: Ground | null): ReturnType<AnswerText> {
    const { locale } = asker;
    const previous = await questionBefore(asker);
    const read = (before: string | null) => readSaid({ ...said, previous: before }, locale, ground);
    const parsed = read(previous);
    const isNew = asker.audience === 'direct' && (await options.claimFirst(asker.user));
    const greeting = isNew ? ephemeral(options.firstWords(null, locale)) : null;
    // Whoever says hello is told what there is to say.
    if (greeting && parsed.kind === 'command' && parsed.command === 'help') return greeting;
    const line = lineOf(parsed, locale);
    await remember(parsed, asker);
    const mayBeNew = previous !== null && asker.conversation?.thread === null;
    const alone = mayBeNew ? lineOf(read(null), locale) : null;
    const asked = await askFor(parsed, line, asker, ground);
    const answered = await answerAsked(asked, asker, ground, alone && alone !== line ? [alone] : []);
    if (!greeting || answered === 'not_yet' || 'kind' in answered || answered.later) return answered;
    return { ...answered, later: Promise.resolve(greeting) };
  }

  const answerOther = (
    asked: Extract<Asked, { kind: 'not_yet' | 'problem' }>,
    { locale }: Asker,
  ): Reply | 'not_yet' =>
    asked.kind === 'not_yet'
      ? whileUnread(voicesOf[locale])
      : ephemeral(renderProblem(asked.problem, voicesOf[locale].markup));

  /** `alone`: whole lines that the words may also have meant. */
  async function show(
    asked: AskedReport,
    trail: Trail,
    { locale, audience }: Asker,
    alone: readonly string[] = [],
  ): Promise<Reply> {
    const message = await showPlace(asked, trail, { locale, canShare: audience !== 'direct', alone });
    return message ? ephemeral(message) : told(controlWords[locale].nothingThere);
  }

  async function answerPress({ blockId, change }: Press, asker: Asker, ground: Ground) {
    const words = controlWords[asker.locale];
    const trail = await options.readTrail(blockId);
    if (trail === null) return told(words.tooOld);
    const asked = await askLine(trail.here.line, asker, ground);
    if ('blocks' in asked) return ephemeral(asked);
    if (asked.kind === 'problem') return answerOther(asked, asker);
    if (asked.kind !== 'report') return told(words.tooOld);
    if (change.kind === 'share') return share(asked, asker, 'shared', ground);
    if (change.kind === 'csv') return buildCsvReply(asked, trail, csvOptions(asker));
    const next = applyPress(trail, change, asked.report, ground.dataset);
    if (next === null)
      return told(
        'value' in change && change.value !== '' ? words.gone(escapeName(change.value)) : words.nothingThere,
      );
    if (next.here.line === trail.here.line) return show(asked, next, asker);
    const there = await askLine(next.here.line, asker, ground);
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
  async function share(
    { report, sources }: AskedReport,
    { locale, user }: Asker,
    how: 'shared' | 'asked',
    ground: Ground,
  ): Promise<ShareReply> {
    const spoken = voicesOf[locale];
    const { chart } = report;
    const { own } = sources.question;
    const ask = own ? { report: 'profile' as const, of: own.of, name: own.name } : report.query.ask;
    const query = { ...report.query, ask, period: periodShown(report, ground) };
    const place = placeOf(query);
    const blockId = await options.writeTrail({ here: place, back: [] });
    const actions = renderSharedActions(blockId, user, shareWords[locale]);
    const { messages } = spoken.markup;
    const by = { shared: messages.sharedBy, asked: messages.askedBy }[how](`<@${user}>`);
    const view = { report, voices: spoken, zone, readings: [], picture: null, actions, by };
    const picture = chart && pictureOf(chart, spoken.plain);
    const linkPicture = async () => chart && options.showPicture(chart, chartWords(chart, spoken.plain));
    return {
      kind: 'share',
      shared: { ...renderAroundPicture(view), picture, linkPicture },
      line: place.line,
    };
  }

  /** What answers stand on, with the default period that the asker has chosen. */
  async function groundFor({ user }: Asker): Promise<Ground | null> {
    const ground = options.ground();
    if (!ground) return null;
    const { period } = await options.settingsOf(user);
    const chosen = period === null ? null : parseDefaultPeriod(period);
    return chosen ? { ...ground, defaultPeriod: chosen } : ground;
  }

  return async (line, asker) => {
    const ground = await groundFor(asker);
    const { press, claim, said } = asker;
    if (said !== undefined) return answerSaid(said, asker, ground);
    if (press === undefined && claim === undefined) return answerLine(line, asker, ground);
    if (!ground) return whileUnread(voicesOf[asker.locale]);
    if (press !== undefined) return answerPress(press, asker, ground);
    const claimed = await linking.claim(claim ?? '', asker, ground.dataset);
    return claimed.kind === 'say'
      ? ephemeral(claimed.message)
      : answerLine(claimed.line, asker, { ...ground, asker: claimed.asker });
  };
}

/** Outside a thread a direct conversation never ends: what was asked longer ago is not followed. */
const directConversationMs = 60 * 60_000;

/** What was read as a line of its own; empty where it is no question. */
function lineOf(parsed: Parsed, locale: Locale): string {
  return parsed.kind === 'query' ? print(parsed.query, vocabularyOf[locale]) : '';
}

/** The period of an answer that others see, said outright: the default is another for whoever looks closer, and later. */
function periodShown({ query, notes, period }: Report, { defaultPeriod }: Ground): PeriodSpec {
  const isDefault = !notes.some(({ kind }) => kind === 'default_period_empty');
  return query.period ?? (isDefault ? null : parseDefaultPeriod(period.id)) ?? defaultPeriod;
}

/** A sentence, in finished markup, about a press that leads nowhere: whoever pressed goes on from where they are. */
function told(text: string): Reply {
  return { ...ephemeral({ text, blocks: [section(text)] }), beside: true };
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
