import type { Locale } from './locale.ts';

/** What stands on and around the controls of an answer. */
interface ControlWords {
  readonly period: string;
  readonly breakdown: string;
  /** before a choice of rows: agents, months … */
  readonly drill: string;
  readonly find: string;
  readonly back: string;
  readonly deals: string;
  readonly receipt: string;
  readonly csv: string;
  readonly figure: string;
  readonly previous: string;
  readonly next: string;
  /** the controls of a message whose question is not known any more */
  readonly tooOld: string;
  /** a control whose row or figure is not there any more */
  readonly gone: (what: string) => string;
  readonly nothingThere: string;
  readonly csvSent: string;
  readonly csvFailed: (error: string) => string;
}

export const controlWords: Readonly<Record<Locale, ControlWords>> = {
  en: {
    period: 'Period',
    breakdown: 'Break down by',
    drill: 'Look into…',
    find: 'Find a row…',
    back: '← Back',
    deals: 'Deals',
    receipt: 'Receipt',
    csv: 'CSV',
    figure: 'Figure',
    previous: '← Newer',
    next: 'Older →',
    tooOld: 'This message is too old to go on from. Type `/kpi` and ask again.',
    gone: (what) => `“${what}” is no longer in the base, or not in this answer. Type \`/kpi\` and ask again.`,
    nothingThere: 'There is nothing to show behind this. Type `/kpi` and ask again.',
    csvSent: 'I have sent you the file in our direct messages.',
    csvFailed: (error) =>
      `I could not send you the file: Slack said \`${error}\`. Please try again in a minute.`,
  },
  fr: {
    period: 'Période',
    breakdown: 'Répartir par',
    drill: 'Regarder de plus près…',
    find: 'Chercher une ligne…',
    back: '← Retour',
    deals: 'Affaires',
    receipt: 'Détail du calcul',
    csv: 'CSV',
    figure: 'Chiffre',
    previous: '← Plus récentes',
    next: 'Plus anciennes →',
    tooOld: 'Ce message est trop ancien pour continuer à partir de là. Tapez `/kpi` et reposez la question.',
    gone: (what) =>
      `« ${what} » n’est plus dans la base, ou pas dans cette réponse. Tapez \`/kpi\` et reposez la question.`,
    nothingThere: 'Il n’y a rien à montrer derrière cela. Tapez `/kpi` et reposez la question.',
    csvSent: 'Je vous ai envoyé le fichier dans nos messages directs.',
    csvFailed: (error) =>
      `Je n’ai pas pu vous envoyer le fichier : Slack a répondu \`${error}\`. Réessayez dans une minute.`,
  },
};
