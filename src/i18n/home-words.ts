import type { Locale } from './locale.ts';

/** What only the Home tab says. Mentions and names are finished markup. */
interface HomeWords {
  /** in front of the questions that one press asks */
  readonly ask: string;
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
    ask: 'Ask. The answer comes under *Messages*; write there in your own words, too.',
    settings: 'Settings',
    language: 'Language',
    languages: { en: 'English', fr: 'Français' },
    period: 'Period where a question names none',
    automatic: (what) => `Automatic (${what})`,
    nextDigest: (instant, places) => `Next digest: ${instant}, in ${places}`,
    noDigest: 'No digest is set up.',
    help: (people) =>
      people === null
        ? '`/kpi help` says what can be asked.'
        : `\`/kpi help\` says what can be asked. For anything else, ask ${people}.`,
    reading: (read, of) =>
      `I am reading the base for the first time: ${read}${of === null ? '' : ` of about ${of}`} records so far. Your figures appear here by themselves.`,
  },
  fr: {
    ask: 'Demandez. La réponse arrive sous *Messages* ; vous pouvez aussi y écrire avec vos propres mots.',
    settings: 'Réglages',
    language: 'Langue',
    languages: { en: 'English', fr: 'Français' },
    period: 'Période quand une question n’en nomme pas',
    automatic: (what) => `Automatique (${what})`,
    nextDigest: (instant, places) => `Prochain bilan : ${instant}, dans ${places}`,
    noDigest: 'Aucun bilan n’est prévu.',
    help: (people) =>
      people === null
        ? '`/kpi aide` dit ce qu’on peut demander.'
        : `\`/kpi aide\` dit ce qu’on peut demander. Pour le reste, demandez à ${people}.`,
    reading: (read, of) =>
      `Je lis la base pour la première fois : ${read} enregistrements${of === null ? '' : ` sur ${of} environ`} jusqu’ici. Vos chiffres apparaîtront ici tout seuls.`,
  },
};
