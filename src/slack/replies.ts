import type { Ground } from '../answer.ts';
import { type Asked, readLine, readSaid } from '../ask.ts';
import { controlWords } from '../i18n/control-words.ts';
import { vocabularyOf } from '../i18n/grammar/vocabulary.ts';
import type { Locale } from '../i18n/locale.ts';
import { sentences } from '../i18n/sentences.ts';
import { print } from '../query/print.ts';
import type { Parsed } from '../query/query.ts';
import type { Threads } from '../store/threads.ts';
import { type AnswerText, type Asker, type SaidToBot, say } from './answering.ts';
import { createAskFor } from './ask-for.ts';
import type { Message, Reply } from './blocks.ts';
import { type CommandOptions, createCommandReplies } from './command-replies.ts';
import { buildCsvReply, type CsvOptions } from './csv-reply.ts';
import { escapeName } from './escape.ts';
import type { GroundFor } from './person-ground.ts';
import type { ShowPicture } from './picture.ts';
import type { Trail } from './place.ts';
import { createShowPlace, type DealRecords } from './place-replies.ts';
import { applyPress, type Press, placeOf } from './press.ts';
import { buildShareReply } from './share-reply.ts';
import { createThreadMemory } from './thread-memory.ts';
import { renderProblem } from './views/problem.ts';
import { section } from './views/report.ts';
import { ephemeral } from './voices.ts';

export interface RepliesOptions extends CommandOptions {
  readonly currency: string;
  readonly groundFor: GroundFor;
  readonly showPicture: ShowPicture;
  readonly deals: DealRecords;
  /** the `block_id` that holds where a message is, and back; null for one that holds nothing of ours */
  readonly writeTrail: (trail: Trail) => Promise<string>;
  readonly readTrail: (blockId: string) => Promise<Trail | null>;
  readonly threads: Threads;
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
  const { voicesOf, currency } = options;
  const commands = createCommandReplies(options);
  const askFor = createAskFor(linking);
  const memory = createThreadMemory(options.threads, options.now);
  const showPlace = createShowPlace({
    ...options,
    ageMinutes: () => options.statusFacts().ageMinutes ?? 0,
  });
  const share = (asked: AskedReport, asker: Asker, how: 'shared' | 'asked', ground: Ground) =>
    buildShareReply(asked, asker, how, ground, options);

  async function answerLine(line: string, asker: Asker, ground: Ground | null): ReturnType<AnswerText> {
    const parsed = readLine(line, asker.locale, ground);
    const asked = await askFor.parsed(parsed, line, asker, ground);
    await remember(parsed, asked, asker);
    return answerAsked(asked, asker, ground);
  }

  async function answerAsked(
    asked: Asked | Message,
    asker: Asker,
    ground: Ground | null,
    alone: readonly string[] = [],
  ): ReturnType<AnswerText> {
    if ('blocks' in asked) return { ...ephemeral(asked), personal: true };
    if (asked.kind === 'command') return commands.answer(asked, asker, ground);
    if (asked.kind !== 'report') return answerOther(asked, asker);
    if (ground && asker.audience === 'others') return share(asked, asker, 'asked', ground);
    // Nobody else is there whom a direct answer could be shared with.
    if (ground && asked.share && asker.audience === 'asker') return share(asked, asker, 'shared', ground);
    return show(asked, { here: placeOf(asked.report.query), back: [] }, asker, alone);
  }

  async function answerSaid(said: SaidToBot, asker: Asker, ground: Ground | null): ReturnType<AnswerText> {
    const { locale, conversation } = asker;
    const previous = await memory.before(asker);
    const inThread = conversation?.thread !== null;
    const read = (before: string | null) => readSaid({ ...said, previous: before, inThread }, locale, ground);
    const { parsed, nothing } = read(previous);
    const asksForHelp = parsed.kind === 'command' && parsed.command === 'help';
    // Whoever says hello is told what there is to say.
    if (asksForHelp && (await isNew(asker))) return greeting(locale);
    if (nothing) return ephemeral(say(sentences[locale].courtesy));
    const line = lineOf(parsed, locale);
    const alone = previous !== null && !inThread ? lineOf(read(null).parsed, locale) : '';
    const asked = await askFor.parsed(parsed, line, asker, ground);
    await remember(parsed, asked, asker);
    const answered = await answerAsked(asked, asker, ground, alone !== '' && alone !== line ? [alone] : []);
    if (answered === 'not_yet' || 'kind' in answered || !(await isNew(asker))) return answered;
    // The answer last: that is what is on the screen then.
    return { ...greeting(locale), later: Promise.resolve(answered) };
  }

  /** The first time that somebody writes to the bot directly. */
  const isNew = async ({ audience, user }: Asker) => audience === 'direct' && options.claimFirst(user);
  const greeting = (locale: Locale) => ephemeral(options.firstWords(null, locale));

  /**
   * Of what was asked in part, that part. What others see says whose and when it is, and is remembered so once it is
   * there.
   */
  async function remember(parsed: Parsed, asked: Asked | Message, asker: Asker): Promise<void> {
    const understood =
      parsed.kind === 'problem' && parsed.problem.kind === 'sentence' ? parsed.problem.understood : null;
    if (understood !== null) await memory.remember(understood, asker);
    if (asker.audience !== 'others' && !('blocks' in asked) && asked.kind === 'report')
      await memory.remember(lineOf(parsed, 'en'), asker);
  }

  const answerOther = (
    asked: Extract<Asked, { kind: 'not_yet' | 'problem' }>,
    { locale }: Asker,
  ): Reply | 'not_yet' =>
    asked.kind === 'not_yet'
      ? commands.whileUnread(locale)
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
    const asked = await askFor.line(trail.here.line, asker, ground);
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
    // What is on the screen is what the next words go on from.
    await memory.remember(next.here.line, asker);
    if (next.here.line === trail.here.line) return show(asked, next, asker);
    const there = await askFor.line(next.here.line, asker, ground);
    if ('blocks' in there) return ephemeral(there);
    return there.kind === 'report' ? show(there, next, asker) : told(words.nothingThere);
  }

  const csvOptions = ({ locale }: Asker): CsvOptions => ({
    ...{ words: voicesOf[locale].plain, currency, deals: options.deals, locale },
  });

  return async (line, asker) => {
    const ground = await options.groundFor(asker.user);
    const { press, claim, said } = asker;
    if (said !== undefined) return answerSaid(said, asker, ground);
    if (press === undefined && claim === undefined) return answerLine(line, asker, ground);
    if (!ground) return commands.whileUnread(asker.locale);
    if (press !== undefined) return answerPress(press, asker, ground);
    const claimed = await linking.claim(claim ?? '', asker, ground.dataset);
    return claimed.kind === 'say'
      ? ephemeral(claimed.message)
      : answerLine(claimed.line, asker, { ...ground, asker: claimed.asker });
  };
}

/** What was read as a line of its own; empty where it is no question. */
function lineOf(parsed: Parsed, locale: Locale): string {
  return parsed.kind === 'query' ? print(parsed.query, vocabularyOf[locale]) : '';
}

/** A sentence, in finished markup, about a press that leads nowhere: whoever pressed goes on from where they are. */
function told(text: string): Reply {
  return { ...ephemeral({ text, blocks: [section(text)] }), beside: true };
}
