import type { Locale } from '../i18n/locale.ts';
import { type ReadProgress, sentences } from '../i18n/sentences.ts';
import type { Log } from '../log.ts';
import type { Reply } from './blocks.ts';
import { limits } from './limits.ts';
import type { ProfileOf } from './person-of.ts';
import type { Post, PostResult } from './post.ts';
import { type Destination, postReply } from './post-reply.ts';
import type { Press } from './press.ts';
import type { FileToSend, SendFileResult } from './send-file.ts';
import type { Shared, Sharing } from './sharing.ts';
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
}

/**
 * Everything from the text after `/kpi` to the message, without any call to Slack. `not_yet`: the question needs
 * the base, and its first read is not done. One that failed is an answer: the sentence that says why.
 */
export type AnswerText = (line: string, asker: Asker) => Promise<Answer>;

type Answer = Reply | ShareReply | FileReply | 'not_yet';

/** An answer for everybody in the channel. */
export interface ShareReply {
  readonly kind: 'share';
  readonly shared: Shared;
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

interface Question {
  readonly line: string;
  readonly claim?: string;
  readonly press?: Press;
  readonly user: string;
  readonly team: string;
  readonly to: Destination;
  /** where it was asked, and the message that the thread there began with */
  readonly channel?: string;
  readonly thread?: string;
}

export interface AnsweringOptions {
  readonly answer: AnswerText;
  readonly firstRead: FirstRead;
  readonly localeOf: (user: string) => Promise<Locale>;
  readonly profileOf?: ProfileOf;
  readonly post: Post;
  readonly sharing: Sharing;
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
  const { answer, firstRead, localeOf, post, work, log, patienceMs: patience = patienceMs } = options;

  async function deliver(to: Destination, reply: Reply): Promise<void> {
    const result = await postReply(post, to, reply, log);
    check(result, log);
    if (!reply.later) return;
    const follows = await Promise.race([reply.later, aborted(work.stopping)]);
    if (follows) await deliver({ url: to.url, replace: false }, follows);
  }

  async function settleAnswer(question: Question, answered: Exclude<Answer, 'not_yet'>, to: Destination) {
    if (!('kind' in answered)) return deliver(to, answered);
    const { user, channel = '', thread } = question;
    if (answered.kind === 'share') {
      const place = { channel, user, responseUrl: to.url, ...(thread === undefined ? {} : { thread }) };
      await options.sharing.share(answered.shared, place);
      return;
    }
    const outcome = await options.sendFile(user, answered.file);
    if (outcome.kind === 'failed') log.warn({ error: outcome.error }, 'a file was not sent');
    const sentence = outcome.kind === 'sent' ? answered.sent : answered.failed(outcome.error);
    // What is on the screen stays: the file is beside it.
    await deliver({ url: to.url, replace: false }, say(sentence));
  }

  async function settle(question: Question): Promise<void> {
    const locale = await localeOf(question.user);
    const asker: Asker = {
      user: question.user,
      team: question.team,
      locale,
      ...(options.profileOf ? { profileOf: options.profileOf } : {}),
      ...(question.claim === undefined ? {} : { claim: question.claim }),
      ...(question.press === undefined ? {} : { press: question.press }),
    };
    const first = await answer(question.line, asker);
    if (first !== 'not_yet') return settleAnswer(question, first, question.to);

    const words = sentences[locale];
    const progress = firstRead.progress();
    if (progress.remainingMs !== null && progress.remainingMs > patience) {
      return deliver(question.to, say(words.askAgain(progress)));
    }
    await deliver(question.to, say(words.answerFollows(progress)));
    const later = { url: question.to.url, replace: false };
    const patienceOver = AbortSignal.timeout(Math.min(patience, limits.responseUrlMs));
    const ready = await firstRead.ready(AbortSignal.any([patienceOver, work.stopping]));
    const reply = ready ? await answer(question.line, asker) : 'not_yet';
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
        check(await post(question.to.url, message(apology(id))), log);
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

const message = (text: string) => ({ response_type: 'ephemeral', replace_original: false, text });

// Nobody can be told any more where the address is gone or the message may have arrived: that is for the log.
function check(result: PostResult, log: Log): void {
  if (result.kind === 'ok') return;
  if (result.kind === 'other')
    throw new Error(`Slack did not take the answer: ${result.status} ${result.detail}`);
  log.warn({ result }, 'an answer did not reach Slack');
}
