import type { Locale } from '../i18n/locale.ts';
import { type ReadProgress, sentences } from '../i18n/sentences.ts';
import type { Log } from '../log.ts';
import type { Conversation } from '../store/threads.ts';
import type { Asking, Audience } from './asking.ts';
import type { Reply } from './blocks.ts';
import { limits } from './limits.ts';
import type { ProfileOf } from './person-of.ts';
import type { PostResult } from './post.ts';
import { besides, type Destination, postReply, type Ways } from './post-reply.ts';
import type { Press } from './press.ts';
import type { FileToSend, SendFileResult } from './send-file.ts';
import type { Shared, Sharing } from './sharing.ts';
import type { AnswerInThread } from './thread-answer.ts';
import type { Work } from './work.ts';

export interface Asker {
  readonly user: string;
  readonly team: string;
  readonly locale: Locale;
  /** Slack’s word on its users, for questions about the asker; without it nobody is known by name or e-mail */
  readonly profileOf?: ProfileOf;
  /** what a *That’s me* button says, which is acted on before the line is answered */
  readonly claim?: string;
  /** what was pressed on an answer, which leads on from the question that the message holds */
  readonly press?: Press;
  /** plain words, in the place of a line */
  readonly said?: SaidToBot;
  /** the thread, or the direct conversation, that goes on from the question */
  readonly conversation?: Conversation;
  readonly audience: Audience;
}

/** What somebody wrote to the bot. */
export interface SaidToBot {
  /** as Slack wrote it */
  readonly text: string;
  /** the bot's own user id; null where Slack has not told it yet */
  readonly bot: string | null;
  /** of the message */
  readonly channel: string;
  readonly ts: string;
}

/**
 * Everything from the text after `/kpi` to the message, without any call to Slack. `not_yet`: the question needs
 * the base, and its first read is not done. One that failed is an answer: the sentence that says why.
 */
export type AnswerText = (line: string, asker: Asker) => Promise<Answer>;

type Answer = Reply | ShareReply | FileReply | 'not_yet';

/** An answer for everybody in the channel, or in the thread that it was asked in. */
export interface ShareReply {
  readonly kind: 'share';
  readonly shared: Shared;
  /** the question, in canonical English words, for those who go on from it in a thread */
  readonly line: string;
}

type PersonalFile = Pick<FileToSend, 'name' | 'title' | 'content' | 'comment'>;

/** A file for the asker, and what is said of it in the channel. */
export interface FileReply {
  readonly kind: 'file';
  readonly file: PersonalFile;
  readonly sent: string;
  readonly failed: (error: string) => string;
}

/** The first read of the base, as those who wait for it see it. */
export interface FirstRead {
  readonly progress: () => ReadProgress;
  /**
   * Resolves with true once asking again is worth it (there is a dataset, or the read has failed), with false when
   * the signal aborts first. Never rejects.
   */
  readonly ready: (signal: AbortSignal) => Promise<boolean>;
}

interface Question extends Asking, Pick<Asker, 'claim' | 'press' | 'said'> {
  readonly line: string;
}

export interface AnsweringOptions {
  readonly answer: AnswerText;
  readonly firstRead: FirstRead;
  readonly localeOf: (user: string) => Promise<Locale>;
  readonly profileOf?: ProfileOf;
  readonly ways: Ways;
  readonly sharing: Sharing;
  readonly answerInThread: AnswerInThread;
  /** keeps the question of a message that others see, under the thread that may begin with it */
  readonly rememberShared: (conversation: Conversation, line: string) => Promise<void>;
  /** false for a message that was heard before: Slack tells again where our acknowledgement was lost */
  readonly hear: (said: SaidToBot) => Promise<boolean>;
  readonly sendFile: (user: string, file: PersonalFile) => Promise<SendFileResult>;
  readonly work: Work;
  readonly log: Log;
  /** how long an answer may follow later; the address lives 30 minutes */
  readonly patienceMs?: number;
}

/** Answers one question, in full: the promise settles when the answer is posted, and never rejects. */
export type Answering = (question: Question) => Promise<void>;

const patienceMs = 25 * 60_000;

export function createAnswering(options: AnsweringOptions): Answering {
  const { answer, firstRead, localeOf, ways, work, log, patienceMs: patience = patienceMs } = options;

  async function deliver(to: Destination, reply: Reply): Promise<PostResult> {
    const result = await postReply(ways, reply.beside ? besides(to) : to, reply, log);
    check(result, log);
    const follows = reply.later && (await Promise.race([reply.later, aborted(work.stopping)]));
    if (follows) await deliver(besides(to), follows);
    return result;
  }

  /** Of what is said about somebody themselves others see nothing. */
  function placeFor(question: Question, to: Destination, { personal }: Reply): Destination {
    if (!personal || 'url' in to || question.audience !== 'others') return to;
    const { user, said } = question;
    // In a thread that nobody has answered yet Slack shows nothing to one person alone.
    const isFirst = said !== undefined && said.ts === to.thread;
    return { channel: to.channel, only: user, ...(to.thread && !isFirst ? { thread: to.thread } : {}) };
  }

  async function share(
    { shared, line }: ShareReply,
    { user, channel = '', thread }: Question,
    to: Destination,
  ) {
    if (!('url' in to)) {
      // Before it is posted: the next question may be there as soon as the answer is.
      if (to.thread !== undefined)
        await options.rememberShared({ channel: to.channel, thread: to.thread }, line);
      return options.answerInThread(shared, to, user);
    }
    const place = { channel, user, responseUrl: to.url, ...(thread === undefined ? {} : { thread }) };
    const outcome = await options.sharing.share(shared, place);
    if (outcome.kind === 'posted' && outcome.ts !== null)
      await options.rememberShared({ channel: outcome.channel, thread: thread ?? outcome.ts }, line);
  }

  async function settleAnswer(question: Question, answered: Exclude<Answer, 'not_yet'>, to: Destination) {
    if (!('kind' in answered)) {
      const result = await deliver(placeFor(question, to, answered), answered);
      // Of the direct conversation Slack gives the id only now.
      const { line, conversation } = question;
      if (
        result.kind === 'ok' &&
        result.channel &&
        line !== '' &&
        !conversation &&
        question.audience === 'direct'
      )
        await options.rememberShared({ channel: result.channel, thread: null }, line);
      return;
    }
    if (answered.kind === 'share') return share(answered, question, to);
    const outcome = await options.sendFile(question.user, answered.file);
    if (outcome.kind === 'failed') log.warn({ error: outcome.error }, 'a file was not sent');
    const sentence = outcome.kind === 'sent' ? answered.sent : answered.failed(outcome.error);
    // What is on the screen stays: the file is beside it.
    await deliver(besides(to), say(sentence));
  }

  async function settle(question: Question): Promise<void> {
    if (question.said && !(await options.hear(question.said))) return;
    const locale = await localeOf(question.user);
    if (question.stranger) {
      await deliver(besides(question.to), say(sentences[locale].strangers));
      return;
    }
    const { line, stranger: ____, to: _, channel: __, thread: ___, ...who } = question;
    const asker: Asker = { ...who, locale, ...(options.profileOf ? { profileOf: options.profileOf } : {}) };
    const first = await answer(line, asker);
    if (first !== 'not_yet') return settleAnswer(question, first, question.to);

    const words = sentences[locale];
    const progress = firstRead.progress();
    if (progress.remainingMs !== null && progress.remainingMs > patience) {
      await deliver(question.to, say(words.askAgain(progress)));
      return;
    }
    await deliver(question.to, say(words.answerFollows(progress)));
    const later = besides(question.to);
    const patienceOver = AbortSignal.timeout(Math.min(patience, limits.responseUrlMs));
    const ready = await firstRead.ready(AbortSignal.any([patienceOver, work.stopping]));
    const reply = ready ? await answer(line, asker) : 'not_yet';
    if (reply !== 'not_yet') return settleAnswer(question, reply, later);
    const sentence = work.stopping.aborted ? words.stopping : words.askAgain(firstRead.progress());
    await deliver(later, say(sentence));
  }

  return (question) =>
    work.run(
      'answer',
      () => settle(question),
      async (id) => {
        const { apology } = sentences[await localeOf(question.user)];
        check(await postReply(ways, besides(question.to), say(apology(id)), log), log);
      },
    );
}

function aborted(signal: AbortSignal): Promise<null> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(null);
    else signal.addEventListener('abort', () => resolve(null), { once: true });
  });
}

/** One sentence for the asker alone. */
export function say(text: string): Reply {
  return { text, blocks: [{ type: 'section', text: { type: 'mrkdwn', text } }], responseType: 'ephemeral' };
}

// Nobody can be told any more where the address is gone or the message may have arrived: that is for the log.
function check(result: PostResult, log: Log): void {
  if (result.kind === 'ok') return;
  if (result.kind === 'other')
    throw new Error(`Slack did not take the answer: ${result.status} ${result.detail}`);
  log.warn({ result }, 'an answer did not reach Slack');
}
