import type { Locale } from './locale.ts';

/** What only the Home tab says. Mentions and names are finished markup. */
interface HomeWords {
  /** in front of the questions that one press asks */
  readonly ask: string;
  /** the answer to one of them is in the direct conversation; the button that leads there */
  readonly answered: (question: string) => string;
  readonly open: string;
  readonly settings: string;
  readonly language: string;
  readonly languages: Readonly<Record<Locale, string>>;
  readonly period: string;
  /** of a setting that was not chosen: what it comes to */
  readonly automatic: (what: string) => string;
  readonly nextDigest: (instant: string, places: string) => string;
  readonly noDigest: string;
  readonly help: (people: string | null) => string;
  /** the base is read for the first time */
  readonly reading: (read: string, of: string | null) => string;
}

export const homeWords: Readonly<Record<Locale, HomeWords>> = {
  en: {
    ask: 'Ask with one press: the answer comes under *Messages*, where you can write in your own words, too.',
    answered: (question) => `The answer to *${question}* is under *Messages*.`,
    open: 'Open Messages',
    settings: 'Settings',
    language: 'Language',
    languages: { en: 'English', fr: 'Français' },
    period: 'Default period',
    automatic: (what) => `Automatic (${what})`,
    nextDigest: (instant, places) => `Next digest: ${instant}, to ${places}`,
    noDigest: 'No digest is set up.',
    help: (people) =>
      people === null
        ? '`/kpi help` says what can be asked.'
        : `\`/kpi help\` says what can be asked. For anything else, ask ${people}.`,
    reading: (read, of) =>
      `I am reading the base for the first time (${read}${of === null ? '' : ` of about ${of}`} so far). Your figures appear here by themselves.`,
  },
  fr: {
    ask: 'Posez une question d’un clic : la réponse arrive dans l’onglet *Messages*, où vous pouvez aussi écrire avec vos propres mots.',
    answered: (question) => `La réponse à *${question}* est dans l’onglet *Messages*.`,
    open: 'Ouvrir Messages',
    settings: 'Réglages',
    language: 'Langue',
    languages: { en: 'English', fr: 'Français' },
    period: 'Période par défaut',
    automatic: (what) => `Automatique (${what})`,
    nextDigest: (instant, places) => `Prochain bilan : ${instant}, pour ${places}`,
    noDigest: 'Aucun bilan n’est prévu.',
    help: (people) =>
      people === null
        ? '`/kpi aide` dit ce qu’on peut demander.'
        : `\`/kpi aide\` dit ce qu’on peut demander. Pour le reste, demandez à ${people}.`,
    reading: (read, of) =>
      `Je lis la base pour la première fois (déjà ${read}${of === null ? '' : ` sur ${of} environ`}). Vos chiffres apparaîtront ici tout seuls.`,
  },
};
