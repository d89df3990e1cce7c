import type { BaseProblem } from '../base-desk.ts';
import type { Locale } from '../page/protocol.ts';
import type { WordsRefusal } from '../slack/speaking.ts';

export interface ProblemWords extends Readonly<Record<BaseProblem, string>> {
  readonly nobody: string;
  readonly notPossible: string;
  readonly noDigest: string;
  /** as Slack says it */
  readonly noSuchCommand: (command: string) => string;
  readonly command: (command: string, error: string) => string;
  readonly press: (error: string) => string;
  readonly refused: Readonly<Record<WordsRefusal, string>>;
}

export const problemWords: Readonly<Record<Locale, ProblemWords>> = {
  en: {
    nobody: 'There is nobody of this name here: reload the page.',
    notPossible: 'This is not possible just now.',
    noDigest: 'No digest is due: its schedule never comes.',
    noSuchCommand: (command) => `${command} is not a valid command. The bot’s is /kpi.`,
    command: (command, error) =>
      `${command} failed with the error “${error}”: the bot did not answer in time.`,
    press: (error) => `This failed with the error “${error}”: the bot did not answer in time.`,
    refused: {
      no_text: 'There is nothing to send.',
      user_disabled: 'This account is deactivated.',
      not_in_channel: 'You are not in this channel.',
      is_archived: 'This channel is archived.',
      restricted_action_read_only_channel: 'Only some may write here.',
      messages_tab_disabled: 'Sending messages to this app has been turned off.',
      thread_not_found: 'This thread is no longer there.',
    },
    no_such_deal: 'This deal is no longer in progress.',
    no_such_field: 'There is no such field any more.',
    field_exists: 'The table has a field of that name already.',
    field_renamed: 'A field of the pipeline was renamed: give it its old name back, or start over.',
  },
  fr: {
    nobody: 'Personne ne porte ce nom ici : rechargez la page.',
    notPossible: 'C’est impossible pour le moment.',
    noDigest: 'Aucun bilan n’est prévu : son horaire ne tombe jamais.',
    noSuchCommand: (command) => `${command} n’est pas une commande valide. Celle du bot est /kpi.`,
    command: (command, error) =>
      `${command} a échoué avec l’erreur « ${error} » : le bot n’a pas répondu à temps.`,
    press: (error) => `Échec avec l’erreur « ${error} » : le bot n’a pas répondu à temps.`,
    refused: {
      no_text: 'Il n’y a rien à envoyer.',
      user_disabled: 'Ce compte est désactivé.',
      not_in_channel: 'Vous n’êtes pas dans ce canal.',
      is_archived: 'Ce canal est archivé.',
      restricted_action_read_only_channel: 'Seules certaines personnes peuvent écrire ici.',
      messages_tab_disabled: 'L’envoi de messages à cette application est désactivé.',
      thread_not_found: 'Ce fil n’existe plus.',
    },
    no_such_deal: 'Cette affaire n’est plus en cours.',
    no_such_field: 'Ce champ n’existe plus.',
    field_exists: 'La table a déjà un champ de ce nom.',
    field_renamed: 'Un champ du pipeline a été renommé : rendez-lui son ancien nom, ou recommencez à zéro.',
  },
};
