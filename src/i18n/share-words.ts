import type { Locale } from './locale.ts';

/** What is said about answers that others see. People are finished mentions, texts are Slack's mrkdwn. */
export interface ShareWords {
  /** on the button that gives the presser an answer of their own */
  readonly closer: string;
  /** on the button that takes the message back, and what is asked before */
  readonly remove: string;
  readonly confirm: {
    readonly title: string;
    readonly text: string;
    readonly yes: string;
    readonly no: string;
  };
  /** to somebody else who presses it */
  readonly onlySharer: (person: string) => string;
  readonly notRemoved: string;
  /** Slack's answer to a post was lost */
  readonly doubtful: string;
  readonly failed: string;
}

export const shareWords: Readonly<Record<Locale, ShareWords>> = {
  en: {
    closer: 'Look closer',
    remove: 'Remove',
    confirm: {
      title: 'Remove this answer?',
      text: 'It disappears for everybody here.',
      yes: 'Remove',
      no: 'Keep it',
    },
    onlySharer: (person) => `Only ${person} can remove this answer: it was made for them.`,
    notRemoved: 'Slack did not let me remove this answer. An admin of your workspace can delete the message.',
    doubtful:
      'I do not know whether your answer was shared: Slack’s reply was lost. Please look whether it is there; so that nobody gets it twice, I have not sent it again.',
    failed: 'I could not share your answer. Please try again in a minute.',
  },
  fr: {
    closer: 'Voir de plus près',
    remove: 'Retirer',
    confirm: {
      title: 'Retirer cette réponse ?',
      text: 'Elle disparaîtra ici pour tout le monde.',
      yes: 'Retirer',
      no: 'La garder',
    },
    onlySharer: (person) => `Seule la personne à l’origine de cette réponse peut la retirer : ${person}.`,
    notRemoved:
      'Slack ne m’a pas laissé retirer cette réponse. Un administrateur de votre espace de travail peut supprimer le message.',
    doubtful:
      'Je ne sais pas si votre réponse a été partagée : la confirmation de Slack s’est perdue. Regardez si elle est là ; pour que personne ne la reçoive deux fois, je ne l’ai pas renvoyée.',
    failed: 'Je n’ai pas pu partager votre réponse. Réessayez dans une minute, s’il vous plaît.',
  },
};
