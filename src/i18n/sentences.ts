import type { Locale } from './locale.ts';

/** How far the first read of the base is. */
export interface ReadProgress {
  readonly read: number;
  /** of how many records; null while nobody knows */
  readonly of: number | null;
  /** null while nobody knows */
  readonly remainingMs: number | null;
}

interface Sentences {
  /** `id` also stands in the log */
  readonly apology: (id: string) => string;
  readonly answerFollows: (progress: ReadProgress) => string;
  readonly askAgain: (progress: ReadProgress) => string;
  readonly stopping: string;
  readonly unknownCommand: (command: string) => string;
  /** to thanks and greetings */
  readonly courtesy: string;
  /** to people of another workspace */
  readonly strangers: string;
}

const minutes = (ms: number) => Math.max(1, Math.ceil(ms / 60_000));

/** What the bot says about itself, beside the answers. */
export const sentences: Readonly<Record<Locale, Sentences>> = {
  en: {
    apology: (id) =>
      `Sorry, something went wrong here, and it has been written down. Whoever runs this bot finds it under \`${id}\`.`,
    answerFollows: (progress) => {
      const time = progress.remainingMs === null ? '' : `, in about ${minutes(progress.remainingMs)} min`;
      return `I am still reading the base for the first time${readInEnglish(progress)}. Your answer follows here by itself${time}.`;
    },
    askAgain: (progress) => {
      const time =
        progress.remainingMs === null ? 'in half an hour' : `in about ${minutes(progress.remainingMs)} min`;
      return `I am still reading the base for the first time${readInEnglish(progress)}. Please ask again ${time}.`;
    },
    stopping: 'I am being restarted. Please ask again in a minute.',
    unknownCommand: (command) => `I do not know ${command}. Try \`/kpi help\`.`,
    courtesy: 'With pleasure. Ask me about sales whenever you like; “help” says what I understand.',
    strangers: 'I answer the people of the workspace that I belong to, and nobody else.',
  },
  fr: {
    apology: (id) =>
      `Désolé, une erreur s’est produite ici, et elle a été notée. La personne qui gère ce bot la retrouvera sous \`${id}\`.`,
    answerFollows: (progress) => {
      const time = progress.remainingMs === null ? '' : `, dans ${minutes(progress.remainingMs)} min environ`;
      return `Je lis encore la base pour la première fois${readInFrench(progress)}. Votre réponse suivra ici toute seule${time}.`;
    },
    askAgain: (progress) => {
      const time =
        progress.remainingMs === null
          ? 'dans une demi-heure'
          : `dans ${minutes(progress.remainingMs)} min environ`;
      return `Je lis encore la base pour la première fois${readInFrench(progress)}. Redemandez ${time}, s’il vous plaît.`;
    },
    stopping: 'Je redémarre. Redemandez dans une minute, s’il vous plaît.',
    unknownCommand: (command) => `Je ne connais pas ${command}. Essayez \`/kpi aide\`.`,
    courtesy:
      'Avec plaisir. Posez-moi une question sur les ventes quand vous voulez ; « aide » dit ce que je comprends.',
    strangers: 'Je réponds aux personnes de l’espace de travail auquel j’appartiens, et à personne d’autre.',
  },
};

const counts = { en: new Intl.NumberFormat('en'), fr: new Intl.NumberFormat('fr') };

function readInEnglish({ read, of }: ReadProgress): string {
  if (read === 0) return '';
  return of === null
    ? ` (${counts.en.format(read)} records so far)`
    : ` (${counts.en.format(read)} of ${counts.en.format(of)} records)`;
}

function readInFrench({ read, of }: ReadProgress): string {
  if (read === 0) return '';
  return of === null
    ? ` (${counts.fr.format(read)} enregistrements jusqu’ici)`
    : ` (${counts.fr.format(read)} enregistrements sur ${counts.fr.format(of)})`;
}
