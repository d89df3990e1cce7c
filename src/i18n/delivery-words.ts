import type { Locale } from './locale.ts';

/** Why a digest did not arrive, as far as somebody can do something about it. */
export type FailureCause =
  | 'not_found'
  | 'not_in_channel'
  | 'archived'
  | 'not_allowed'
  | 'person'
  | 'token'
  | 'scope'
  | 'content'
  | 'build'
  | 'busy'
  | 'unreachable'
  | 'unknown';

/** What is said about deliveries, in Slack's mrkdwn. */
export interface DeliveryWords {
  /** at the foot of a digest whose picture is missing */
  readonly pictureLost: string;
  /** at the foot of a digest that Slack refused as it was */
  readonly simplified: string;
  /** first line of a notice; `where` and `when` are Slack's own tokens */
  readonly failed: (where: string, when: string) => string;
  readonly unknown: (where: string, when: string) => string;
  /** cause and mend */
  readonly causes: Readonly<Record<FailureCause, string>>;
  /** after the cause of a destination that is paused */
  readonly paused: string;
  /** last line of a notice */
  readonly once: string;
}

export const deliveryWords: Readonly<Record<Locale, DeliveryWords>> = {
  en: {
    pictureLost: 'The picture could not be shown this time.',
    simplified: 'Shown more simply this time: Slack refused the full form.',
    failed: (where, when) => `*The digest of ${when} did not reach ${where}.*`,
    unknown: (where, when) => `*It is not known whether the digest of ${when} reached ${where}.*`,
    causes: {
      not_found:
        'Slack does not find that place: it was deleted, or is private. Invite the bot there, or choose another.',
      not_in_channel: 'The bot is not in that channel. Invite it there.',
      archived: 'The channel is archived. Unarchive it, or choose another.',
      not_allowed: 'The bot may not post there. Let it post in the channel’s settings, or choose another.',
      person: 'That person cannot be written to: their account is deactivated, or takes no messages of apps.',
      token: 'Slack no longer accepts the bot’s token. Install the app anew and set SLACK_BOT_TOKEN.',
      scope: 'The bot lacks a scope. Install the app anew with the scopes of manifest.yml.',
      content: 'Slack refused the message even as plain text. The log says why.',
      build: 'The message could not be made. The log says why.',
      busy: 'Slack had no room for it, however often it was tried. The next digest is sent as usual.',
      unreachable:
        'Slack could not be reached, however often it was tried. The next digest is sent as usual.',
      unknown:
        'Slack’s answer was lost. Please look whether it is there; so that nobody gets it twice, it is not sent again by itself.',
    },
    paused: 'Nothing more is sent there until then; once it is mended, restart the bot.',
    once: 'You are told once; the next word about it is its arrival there.',
  },
  fr: {
    pictureLost: 'Le graphique n’a pas pu être affiché cette fois.',
    simplified: 'Affichage simplifié cette fois : Slack a refusé la forme complète.',
    failed: (where, when) => `*Le bilan du ${when} n’est pas arrivé dans ${where}.*`,
    unknown: (where, when) => `*On ne sait pas si le bilan du ${when} est arrivé dans ${where}.*`,
    causes: {
      not_found:
        'Slack ne trouve pas cet endroit : il a été supprimé, ou il est privé. Invitez-y le bot, ou choisissez-en un autre.',
      not_in_channel: 'Le bot n’est pas dans ce canal. Invitez-le.',
      archived: 'Le canal est archivé. Désarchivez-le, ou choisissez-en un autre.',
      not_allowed:
        'Le bot n’a pas le droit d’y publier. Autorisez-le dans les réglages du canal, ou choisissez-en un autre.',
      person:
        'On ne peut pas écrire à cette personne : son compte est désactivé, ou refuse les messages des applications.',
      token: 'Slack n’accepte plus le jeton du bot. Réinstallez l’application et renseignez SLACK_BOT_TOKEN.',
      scope: 'Il manque une autorisation au bot. Réinstallez l’application avec celles de manifest.yml.',
      content: 'Slack a refusé le message, même en texte seul. Le journal dit pourquoi.',
      build: 'Le message n’a pas pu être préparé. Le journal dit pourquoi.',
      busy: 'Slack n’a pas eu de place pour lui, malgré plusieurs essais. Le prochain bilan partira comme prévu.',
      unreachable:
        'Slack est resté injoignable, malgré plusieurs essais. Le prochain bilan partira comme prévu.',
      unknown:
        'La réponse de Slack s’est perdue. Vérifiez s’il est bien là ; pour que personne ne le reçoive deux fois, il n’est pas renvoyé tout seul.',
    },
    paused: 'Rien n’y est plus envoyé d’ici là ; une fois le problème réglé, redémarrez le bot.',
    once: 'Cet avis n’est donné qu’une fois ; la suite sera l’arrivée d’un bilan.',
  },
};
