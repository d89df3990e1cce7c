import type { Locale } from '../i18n/locale.ts';
import { createWords, type WordSettings } from '../i18n/words.ts';
import type { Message, Reply } from './blocks.ts';
import { escapeName } from './escape.ts';
import type { Voices } from './views/report.ts';

/** The words of every language, as they stand in a message of Slack. */
export function createVoices(settings: WordSettings): Readonly<Record<Locale, Voices>> {
  const voices = (locale: Locale): Voices => ({
    plain: createWords(locale, settings),
    markup: createWords(locale, settings, escapeName),
  });
  return { en: voices('en'), fr: voices('fr') };
}

/** A message for one person. */
export function ephemeral(message: Message): Reply {
  return { ...message, responseType: 'ephemeral' };
}
