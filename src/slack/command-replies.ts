import type { Ground } from '../answer.ts';
import { type Asked, helpExamples } from '../ask.ts';
import type { Locale } from '../i18n/locale.ts';
import { buildData, buildHelp, buildStatus } from '../i18n/pages.ts';
import type { BaseFacts, Page, StatusFacts } from '../report/page.ts';
import type { Asker } from './answering.ts';
import type { Reply } from './blocks.ts';
import { escapeText } from './escape.ts';
import type { LinkReplies } from './link-replies.ts';
import { renderPage } from './views/page.ts';
import { section, type Voices } from './views/report.ts';
import { ephemeral } from './voices.ts';

/** What happened to a `refresh`, as it is told. */
export type Refreshing =
  | { readonly kind: 'too_young'; readonly seconds: number }
  | { readonly kind: 'reading'; readonly done: Promise<RefreshOutcome> };

type RefreshOutcome =
  | { readonly kind: 'read'; readonly deals: number; readonly asOf: string }
  | { readonly kind: 'refused' }
  /** the kind of an Airtable problem */
  | { readonly kind: 'failed'; readonly problem: string };

export interface CommandOptions {
  readonly baseFacts: () => BaseFacts | null;
  readonly statusFacts: () => Omit<StatusFacts, 'digests'>;
  readonly digestFacts: () => Promise<StatusFacts['digests']>;
  readonly refresh: () => Promise<Refreshing>;
  readonly linking: LinkReplies;
  readonly voicesOf: Readonly<Record<Locale, Voices>>;
  readonly zone: string;
}

/** The words of `/kpi` that are no questions over the base. */
export interface CommandReplies {
  readonly answer: (
    command: Extract<Asked, { kind: 'command' }>,
    asker: Asker,
    ground: Ground | null,
  ) => Promise<Reply | 'not_yet'>;
  /** Whoever asks before there is data waits for it, or hears why there is none. */
  readonly whileUnread: (locale: Locale) => Reply | 'not_yet';
}

export function createCommandReplies(options: CommandOptions): CommandReplies {
  const { linking, voicesOf, zone } = options;

  const page = (build: (words: Voices['plain']) => Page, locale: Locale) =>
    ephemeral(renderPage(build(voicesOf[locale].plain)));

  function whileUnread(locale: Locale): Reply | 'not_yet' {
    const { messages } = voicesOf[locale].plain;
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

  async function answer(
    { command, rest = '' }: Extract<Asked, { kind: 'command' }>,
    asker: Asker,
    ground: Ground | null,
  ): Promise<Reply | 'not_yet'> {
    const { locale } = asker;
    switch (command) {
      case 'help':
        return page((words) => buildHelp(words, helpExamples(ground?.dataset ?? null), '/kpi'), locale);
      case 'status': {
        const facts = { ...options.statusFacts(), digests: await options.digestFacts() };
        return page((words) => buildStatus(words, facts, zone, 'people'), locale);
      }
      case 'data': {
        const facts = options.baseFacts();
        return facts === null ? whileUnread(locale) : page((words) => buildData(words, facts, zone), locale);
      }
      case 'refresh':
        return refresh(voicesOf[locale]);
      case 'link':
      case 'unlink':
        return ground
          ? { ...ephemeral(await linking[command](rest, asker, ground.dataset)), personal: true }
          : whileUnread(locale);
    }
  }

  return { answer, whileUnread };
}

function sentence(text: string): Reply {
  return ephemeral({ text: escapeText(text), blocks: [section(escapeText(text))] });
}
