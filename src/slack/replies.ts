import type { Ground } from '../answer.ts';
import { ask, helpExamples } from '../ask.ts';
import { chartWords } from '../i18n/chart-words.ts';
import { vocabularyOf } from '../i18n/grammar/vocabulary.ts';
import type { Locale } from '../i18n/locale.ts';
import { buildData, buildHelp, buildStatus } from '../i18n/pages.ts';
import { createWords, type WordSettings } from '../i18n/words.ts';
import { print } from '../query/print.ts';
import type { BaseFacts, Page, StatusFacts } from '../report/page.ts';
import type { AnswerText, Asker } from './answering.ts';
import type { Message, Reply } from './blocks.ts';
import { escapeName, escapeText } from './escape.ts';
import type { LinkReplies } from './link-replies.ts';
import type { ShowPicture } from './picture.ts';
import { renderPage } from './views/page.ts';
import { renderProblem } from './views/problem.ts';
import { renderReport, section, type Voices } from './views/report.ts';

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
}

/** The use case of Slack: a line of words becomes a message. No call to Slack is made here. */
export function createReplies(options: RepliesOptions): AnswerText {
  const { linking } = options;
  const { zone } = options.words;
  const voicesOf = { en: voices('en', options.words), fr: voices('fr', options.words) };

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

  async function answerLine(line: string, asker: Asker, ground: Ground | null): Promise<Reply | 'not_yet'> {
    const spoken = voicesOf[asker.locale];
    const asked = ask(line, asker.locale, ground);
    switch (asked.kind) {
      case 'not_yet':
        return whileUnread(spoken);
      case 'problem': {
        const { problem } = asked;
        if (problem.kind !== 'no_asker' || !ground || ground.asker)
          return ephemeral(renderProblem(problem, spoken.markup));
        const found = await linking.findAsker(asker, ground.dataset, { word: problem.word, line });
        return 'blocks' in found ? ephemeral(found) : answerLine(line, asker, { ...ground, asker: found });
      }
      case 'command':
        switch (asked.command) {
          case 'help':
            return page(
              (words) => buildHelp(words, helpExamples(ground?.dataset ?? null), '/kpi'),
              asker.locale,
            );
          case 'status': {
            const facts = { ...options.statusFacts(), digests: await options.digestFacts() };
            return page((words) => buildStatus(words, facts, zone, 'people'), asker.locale);
          }
          case 'data': {
            const facts = options.baseFacts();
            return facts === null
              ? whileUnread(spoken)
              : page((words) => buildData(words, facts, zone), asker.locale);
          }
          case 'refresh':
            return refresh(spoken);
          case 'link':
          case 'unlink':
            return ground
              ? ephemeral(await linking[asked.command](asked.rest ?? '', asker, ground.dataset))
              : whileUnread(spoken);
        }
    }
    const { report, readings, share } = asked;
    const picture =
      report.chart && (await options.showPicture(report.chart, chartWords(report.chart, spoken.plain)));
    const message = renderReport({
      report,
      voices: spoken,
      zone,
      readings: share ? [] : readings,
      picture,
      ...(share
        ? { sharedBy: `<@${asker.user}>` }
        : {
            own: {
              ageMinutes: options.statusFacts().ageMinutes ?? 0,
              shareLine: `${print(report.query, vocabularyOf[asker.locale])} ${vocabularyOf[asker.locale].share[0]}`,
            },
          }),
    });
    return { ...message, responseType: share ? 'in_channel' : 'ephemeral' };
  }

  return async (line, asker) => {
    const ground = options.ground();
    if (asker.claim === undefined) return answerLine(line, asker, ground);
    if (!ground) return whileUnread(voicesOf[asker.locale]);
    const claimed = await linking.claim(asker.claim, asker, ground.dataset);
    return claimed.kind === 'say'
      ? ephemeral(claimed.message)
      : answerLine(claimed.line, asker, { ...ground, asker: claimed.asker });
  };
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
