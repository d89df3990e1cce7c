import { namesOf } from '../ask.ts';
import type { Dataset } from '../deals/dataset.ts';
import { vocabularyOf } from '../i18n/grammar/vocabulary.ts';
import { linkWords } from '../i18n/link-words.ts';
import type { Locale } from '../i18n/locale.ts';
import { findPersons, namesFor } from '../identity/find.ts';
import type { Person } from '../identity/persons.ts';
import { quoteName } from '../query/print.ts';
import { unescapeSlack } from '../query/slack-text.ts';
import type { AskerNames } from '../report/people.ts';
import type { Asker } from './answering.ts';
import type { Message } from './blocks.ts';
import { escapeName } from './escape.ts';
import type { Identities, Who } from './identity.ts';
import { decodeClaim, renderCandidate, renderLinkTalk } from './views/link.ts';

/** What a claim came to: the question to answer now, or what there is to say. */
type ClaimOutcome =
  | { readonly kind: 'answer'; readonly line: string; readonly asker: AskerNames }
  | { readonly kind: 'say'; readonly message: Message };

/** Everything that is said about who is who. */
export interface LinkReplies {
  /** Who asks, or what to say where that is not known. `line` is the question that needs it; empty for none. */
  readonly findAsker: (
    asker: Asker,
    dataset: Dataset,
    question: { readonly word: string | null; readonly line: string },
  ) => Promise<AskerNames | Message>;
  readonly link: (rest: string, asker: Asker, dataset: Dataset) => Promise<Message>;
  readonly unlink: (rest: string, asker: Asker, dataset: Dataset) => Promise<Message>;
  readonly claim: (value: string, asker: Asker, dataset: Dataset) => Promise<ClaimOutcome>;
}

export function createLinkReplies(identities: Identities, admins: readonly string[]): LinkReplies {
  /** Whom to ask; nobody is sent to themselves. */
  const mentionsFor = (user: string) =>
    admins
      .filter((id) => id !== user)
      .map((id) => `<@${id}>`)
      .join(', ') || null;
  const isAdmin = (user: string) => admins.includes(user);
  const whoIs = (user: string, asker: Asker, dataset: Dataset) =>
    identities.whoIs(user, dataset, asker.profileOf ?? (async () => null));

  function describe(who: Extract<Who, { kind: 'known' }>, locale: Locale): string {
    const words = linkWords[locale];
    const [agent, manager] = [who.agent, who.manager].map((name) => name && escapeName(name));
    if (agent && manager) return words.both(agent, manager);
    return agent ? words.agent(agent) : words.manager(manager ?? '');
  }

  /** What to say to somebody who is nobody yet: ask them where one name fits, else show the way. */
  async function introduce(
    who: Exclude<Who, { kind: 'known' }>,
    asker: Asker,
    dataset: Dataset,
    question: { readonly word: string | null; readonly line: string },
  ): Promise<Message> {
    const words = linkWords[asker.locale];
    const unknown = words.unknown(question.word && escapeName(question.word));
    if (who.kind === 'candidate') {
      const claim = { user: asker.user, person: keyOf(dataset, who.person), line: question.line };
      const said = [unknown, words.areYou(escapeName(who.person.label))];
      return renderCandidate(said, claim, asker.locale);
    }
    if (who.kind === 'taken')
      return renderLinkTalk([unknown, words.taken(escapeName(who.person.label), mentionsFor(asker.user))]);
    const guest = (await asker.profileOf?.(asker.user))?.standing === 'guest';
    return renderLinkTalk([
      unknown,
      guest ? words.guest(mentionsFor(asker.user)) : words.way(mentionsFor(asker.user)),
    ]);
  }

  /** The Slack user that a text begins with, by mention or name, and what follows. */
  async function splitMention(
    text: string,
  ): Promise<{ user: string | null; word: string | null; rest: string }> {
    const mention = /^<@([A-Z0-9]+)(?:\|[^<>]*)?>\s*/.exec(text);
    if (mention)
      return { user: mention[1] ?? null, word: mention[0].trim(), rest: text.slice(mention[0].length) };
    const typed = /^@(\S+)\s*/.exec(text);
    if (!typed) return { user: null, word: null, rest: text };
    const [user, ...others] = await identities.called(typed[1] ?? '');
    return {
      user: others.length === 0 ? (user ?? null) : null,
      word: escapeName(typed[0].trim()),
      rest: text.slice(typed[0].length),
    };
  }

  return {
    findAsker: async (asker, dataset, question) => {
      const who = await whoIs(asker.user, asker, dataset);
      if (who.kind === 'known') return { agent: who.agent, manager: who.manager };
      return introduce(who, asker, dataset, question);
    },

    link: async (rest, asker, dataset) => {
      const { locale } = asker;
      const words = linkWords[locale];
      const { user, word, rest: name } = await splitMention(rest);
      if (word !== null && user === null) return renderLinkTalk([words.noSuchUser(word)]);
      const subject = user ?? asker.user;
      const own = subject === asker.user;
      if (!own && !isAdmin(asker.user)) return renderLinkTalk([words.onlyAdmins(mentionsFor(asker.user))]);
      const wanted = unescapeSlack(name).trim();
      if (own && wanted === '') await identities.reopen(subject);
      const who = await whoIs(subject, asker, dataset);
      if (wanted === '') {
        if (!own)
          return renderLinkTalk([
            words.other(`<@${subject}>`, who.kind === 'known' ? describe(who, locale) : null),
          ]);
        return who.kind === 'known'
          ? renderLinkTalk([words.you(describe(who, locale), who.how)], reportsFor(who, locale))
          : introduce(who, asker, dataset, { word: null, line: '' });
      }
      const [person, ...others] = findPersons(dataset, namesOf(dataset), wanted);
      if (!person) return renderLinkTalk([words.noSuchName(escapeName(wanted))]);
      if (others.length > 0) {
        const command = `${vocabularyOf[locale].commands.link[0]} ${word ?? ''}`.trim();
        const lines = [person, ...others].map(({ label }) => `${command} ${quoteName(label)}`);
        return renderLinkTalk([words.several(escapeName(wanted))], [...new Set(lines)].slice(0, 8));
      }
      if (!isAdmin(asker.user)) {
        if (who.kind === 'known' && who.how === 'verified' && who.agent !== null && person.agent >= 0)
          return renderLinkTalk([words.byEmail(escapeName(who.agent), mentionsFor(asker.user))]);
        if ((await asker.profileOf?.(asker.user))?.standing === 'guest')
          return renderLinkTalk([words.guest(mentionsFor(asker.user))]);
      }
      const made = { source: isAdmin(asker.user) ? ('admin' as const) : ('self' as const), by: asker.user };
      const linked = await identities.link(
        subject,
        person,
        made,
        dataset,
        asker.profileOf ?? (async () => null),
      );
      const shown = escapeName(person.label);
      if (linked.kind === 'taken') return renderLinkTalk([words.taken(shown, mentionsFor(asker.user))]);
      return own
        ? renderLinkTalk([words.linked(shown)], reportsFor(namesFor(dataset, person), locale))
        : renderLinkTalk([words.linkedOther(`<@${subject}>`, shown)]);
    },

    unlink: async (rest, asker, _dataset) => {
      const words = linkWords[asker.locale];
      const { user, word, rest: more } = await splitMention(rest);
      if (word !== null && user === null) return renderLinkTalk([words.noSuchUser(word)]);
      // A name is meant for somebody else, and must not unlink whoever types it.
      if (more.trim() !== '')
        return renderLinkTalk([words.noSuchUser(escapeName(unescapeSlack(more).trim()))]);
      const subject = user ?? asker.user;
      if (subject !== asker.user && !isAdmin(asker.user))
        return renderLinkTalk([words.onlyAdmins(mentionsFor(asker.user))]);
      await identities.unlink(subject);
      return renderLinkTalk([subject === asker.user ? words.unlinked : words.unlinkedOther(`<@${subject}>`)]);
    },

    claim: async (value, asker, dataset) => {
      const words = linkWords[asker.locale];
      const say = (...said: string[]): ClaimOutcome => ({ kind: 'say', message: renderLinkTalk(said) });
      const claim = decodeClaim(value);
      if (!claim) return say(words.way(mentionsFor(asker.user)));
      if (claim.user !== asker.user) return say(words.notYours, words.way(mentionsFor(asker.user)));
      const who = await whoIs(asker.user, asker, dataset);
      if (who.kind === 'taken')
        return say(words.taken(escapeName(who.person.label), mentionsFor(asker.user)));
      if (who.kind === 'none') return say(words.gone, words.way(mentionsFor(asker.user)));
      if (who.kind === 'candidate') {
        // The base, or the name in Slack, may have changed since the button was shown.
        if (keyOf(dataset, who.person) !== claim.person) {
          const question = { word: null, line: claim.line };
          return { kind: 'say', message: await introduce(who, asker, dataset, question) };
        }
        const linked = await identities.link(
          asker.user,
          who.person,
          { source: 'self', by: asker.user },
          dataset,
          asker.profileOf ?? (async () => null),
        );
        if (linked.kind === 'taken')
          return say(words.taken(escapeName(who.person.label), mentionsFor(asker.user)));
      }
      const asked =
        who.kind === 'known' ? { agent: who.agent, manager: who.manager } : namesFor(dataset, who.person);
      if (claim.line !== '') return { kind: 'answer', line: claim.line, asker: asked };
      const name = asked.agent ?? asked.manager ?? '';
      return {
        kind: 'say',
        message: renderLinkTalk([words.linked(escapeName(name))], reportsFor(asked, asker.locale)),
      };
    },
  };
}

/** What outlives a change of the base, as far as a button needs it. */
function keyOf(dataset: Dataset, person: Person): string {
  return dataset.agents[person.agent]?.id ?? `manager:${person.label}`;
}

/** The reports that somebody can now ask for. */
function reportsFor({ agent, manager }: AskerNames, locale: Locale): string[] {
  const { reports } = vocabularyOf[locale];
  return [...(agent ? [reports.me[0]] : []), ...(agent || manager ? [reports.team[0]] : [])];
}
