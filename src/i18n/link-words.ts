import type { Locale } from './locale.ts';

/** What is said about who is who. Names and mentions are finished markup. */
export interface LinkWords {
  /** on the button */
  readonly thatsMe: string;
  readonly areYou: (name: string) => string;
  /** `asked`: the report that needs to know, or null */
  readonly unknown: (asked: string | null) => string;
  /** how to say it oneself, and through whom else */
  readonly way: (admins: string | null) => string;
  readonly guest: (admins: string | null) => string;
  readonly you: (who: string, how: 'verified' | 'claimed') => string;
  readonly other: (person: string, who: string | null) => string;
  readonly agent: (name: string) => string;
  readonly manager: (name: string) => string;
  readonly both: (agent: string, manager: string) => string;
  readonly linked: (name: string) => string;
  readonly linkedOther: (person: string, name: string) => string;
  readonly taken: (name: string, admins: string | null) => string;
  readonly byEmail: (name: string, admins: string | null) => string;
  readonly notYours: string;
  readonly gone: string;
  readonly noSuchName: (word: string) => string;
  readonly several: (word: string) => string;
  readonly onlyAdmins: (admins: string | null) => string;
  readonly noSuchUser: (word: string) => string;
  readonly unlinked: string;
  readonly unlinkedOther: (person: string) => string;
}

export const linkWords: Readonly<Record<Locale, LinkWords>> = {
  en: {
    thatsMe: 'That’s me',
    areYou: (name) => `Are you ${name} in the base?`,
    unknown: (asked) =>
      asked === null
        ? 'I do not know yet who in the base you are.'
        : `“${asked}” is about you, and I do not know yet who in the base you are.`,
    way: (admins) =>
      `Type \`/kpi link\` and your name as the base spells it${admins ? `, or ask ${admins}` : ''}.`,
    guest: (admins) => `A guest is linked by an admin of this bot${admins ? `: ask ${admins}` : ''}.`,
    you: (who, how) =>
      `In the base you are ${who}${how === 'claimed' ? ', as you told me. `/kpi unlink` takes it back.' : '.'}`,
    other: (person, who) =>
      who ? `In the base ${person} is ${who}.` : `I do not know who in the base ${person} is.`,
    agent: (name) => name,
    manager: (name) => `${name}, a manager`,
    both: (agent, manager) =>
      agent === manager ? `${agent}, also a manager` : `${agent}, and the manager ${manager}`,
    linked: (name) =>
      `Done: in the base you are ${name}. \`/kpi me\` shows your figures; \`/kpi unlink\` takes it back.`,
    linkedOther: (person, name) => `Done: in the base ${person} is ${name}.`,
    taken: (name, admins) =>
      `Somebody else here is already ${name}. If that should be you, an admin of this bot can change it${admins ? `: ask ${admins}` : ''}.`,
    byEmail: (name, admins) =>
      `The base has your e-mail address with ${name}. If that is wrong, mend it there${admins ? `, or ask ${admins}` : ''}.`,
    notYours: 'That button was meant for somebody else.',
    gone: 'The base has changed since: there is nobody of that name any more.',
    noSuchName: (word) => `The base has no agent or manager called “${word}”.`,
    several: (word) => `“${word}” could be several people. Which one?`,
    onlyAdmins: (admins) =>
      `Only an admin of this bot can do that for others${admins ? `: ask ${admins}` : ''}.`,
    noSuchUser: (word) => `I do not know who ${word} is. Mention them with @, and choose from Slack’s list.`,
    unlinked: 'Done: I no longer take you for anybody in the base. `/kpi link` starts again.',
    unlinkedOther: (person) => `Done: ${person} is nobody in the base any more.`,
  },
  fr: {
    thatsMe: 'C’est moi',
    areYou: (name) => `Êtes-vous ${name} dans la base ?`,
    unknown: (asked) =>
      asked === null
        ? 'Je ne sais pas encore qui vous êtes dans la base.'
        : `« ${asked} » vous concerne, et je ne sais pas encore qui vous êtes dans la base.`,
    way: (admins) =>
      `Tapez \`/kpi lier\` et votre nom tel que la base l’écrit${admins ? `, ou demandez à ${admins}` : ''}.`,
    guest: (admins) =>
      `Une personne invitée est reliée par un administrateur de ce bot${admins ? ` : demandez à ${admins}` : ''}.`,
    you: (who, how) =>
      `Dans la base, vous êtes ${who}${how === 'claimed' ? ', comme vous me l’avez dit. `/kpi délier` l’annule.' : '.'}`,
    other: (person, who) =>
      who ? `Dans la base, ${person} est ${who}.` : `Je ne sais pas qui est ${person} dans la base.`,
    agent: (name) => name,
    manager: (name) => `${name}, responsable`,
    both: (agent, manager) =>
      agent === manager
        ? `${agent}, responsable également`
        : `${agent}, et la personne responsable ${manager}`,
    linked: (name) =>
      `C’est fait : dans la base, vous êtes ${name}. \`/kpi moi\` montre vos chiffres ; \`/kpi délier\` l’annule.`,
    linkedOther: (person, name) => `C’est fait : dans la base, ${person} est ${name}.`,
    taken: (name, admins) =>
      `Quelqu’un d’autre est déjà ${name} ici. Si ce devrait être vous, un administrateur de ce bot peut le changer${admins ? ` : demandez à ${admins}` : ''}.`,
    byEmail: (name, admins) =>
      `La base donne votre adresse e-mail à ${name}. Si c’est une erreur, corrigez-la dans la base${admins ? `, ou demandez à ${admins}` : ''}.`,
    notYours: 'Ce bouton s’adressait à quelqu’un d’autre.',
    gone: 'La base a changé entre-temps : plus personne n’y porte ce nom.',
    noSuchName: (word) => `La base n’a ni commercial ni responsable du nom de « ${word} ».`,
    several: (word) => `« ${word} » peut désigner plusieurs personnes. Laquelle ?`,
    onlyAdmins: (admins) =>
      `Seul un administrateur de ce bot peut le faire pour les autres${admins ? ` : demandez à ${admins}` : ''}.`,
    noSuchUser: (word) =>
      `Je ne sais pas qui est ${word}. Mentionnez la personne avec @, en la choisissant dans la liste de Slack.`,
    unlinked: 'C’est fait : je ne vous associe plus à personne dans la base. `/kpi lier` pour recommencer.',
    unlinkedOther: (person) => `C’est fait : ${person} n’est plus personne dans la base.`,
  },
};
