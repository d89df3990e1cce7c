import type { HelpExamples } from '../report/page.ts';
import { ofName } from './fr.ts';
import type { Locale } from './locale.ts';

/** What the bot says of itself, once, where it is new. Mentions and names are finished markup. */
interface FirstWords {
  /** to a channel that it has joined */
  readonly channel: (bot: string) => string;
  /** to whoever writes to it directly for the first time */
  readonly direct: string;
  readonly examples: string;
  /** a question in plain words, which the bot understands */
  readonly sentence: (example: HelpExamples) => string;
  readonly whoMay: string;
  readonly admins: (people: string) => string;
}

export const firstWords: Readonly<Record<Locale, FirstWords>> = {
  en: {
    channel: (bot) =>
      `Hello! I answer questions about sales, from the CRM. With \`/kpi\` you alone see the answer; mention ${bot}, and everybody reads it in the thread. I read nothing here that does not mention me.`,
    direct:
      'Hello! I answer questions about sales, from the CRM. Write as you would to a colleague, in English or French; what I answer here, you alone see.',
    examples: 'Three to begin with:',
    sentence: ({ office }) =>
      office === null ? 'how are we doing this quarter?' : `how did the ${office} office do last quarter?`,
    whoMay:
      'Everybody in this workspace may ask about everything. `/kpi me` and `/kpi team` are about whoever asks; `/kpi help` has it all.',
    admins: (people) => `Questions about me, or figures that look wrong? Ask ${people}.`,
  },
  fr: {
    channel: (bot) =>
      `Bonjour ! Je réponds aux questions sur les ventes, à partir du CRM. Avec \`/kpi\`, la réponse n’est visible que par vous ; mentionnez ${bot}, et tout le monde la lit dans le fil. Je ne lis rien ici qui ne me mentionne pas.`,
    direct:
      'Bonjour ! Je réponds aux questions sur les ventes, à partir du CRM. Écrivez-moi comme à un collègue, en français ou en anglais ; ce que je réponds ici, personne d’autre ne le voit.',
    examples: 'Trois exemples pour commencer :',
    sentence: ({ office }) =>
      office === null
        ? 'où en est-on ce trimestre ?'
        : `comment s’en est sorti le bureau ${ofName(office)} le trimestre dernier ?`,
    whoMay:
      'Tout le monde dans cet espace de travail peut tout demander. `/kpi moi` et `/kpi équipe` concernent la personne qui pose la question ; `/kpi aide` explique tout.',
    admins: (people) => `Une question sur ce bot, ou un chiffre qui paraît faux ? Demandez à ${people}.`,
  },
};
