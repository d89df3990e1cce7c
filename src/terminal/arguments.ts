import { type Locale, locales } from '../i18n/locale.ts';

/** What the terminal was asked, beside the words of the question. */
export interface TerminalRequest {
  readonly words: readonly string[];
  readonly json: boolean;
  /** read the base first */
  readonly sync: boolean;
  /** answer from the generated sample base */
  readonly sample: boolean;
  /** write the picture of the answer to this file */
  readonly chart: string | null;
  readonly locale: Locale | null;
  /** whose figures `me` and `team` are: a name of the base */
  readonly as: string | null;
}

/** The options of a command line; what is wrong with them is one sentence. Options may stand anywhere. */
export function parseArguments(argv: readonly string[]): TerminalRequest | { readonly problem: string } {
  const words: string[] = [];
  const flags = { json: false, sync: false, sample: false };
  let chart: string | null = null;
  let locale: Locale | null = null;
  let as: string | null = null;
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] ?? '';
    const [name = '', inline] = word.startsWith('--') ? word.split(/=(.*)/s) : [word];
    const value = () => inline ?? argv[++at];
    if (name === '--json' || name === '--sync' || name === '--sample') {
      flags[name.slice(2) as keyof typeof flags] = true;
    } else if (name === '--accept') {
      words.push(word);
    } else if (word === '--help' || word === '-h') {
      words.push('help');
    } else if (name === '--chart') {
      const file = value();
      if (!file || file.startsWith('--'))
        return { problem: '--chart needs the name of a PNG file, as in --chart agents.png.' };
      chart = file;
    } else if (name === '--as') {
      const named = value();
      if (!named || named.startsWith('--'))
        return { problem: '--as needs a name of the base, as in --as "Darcel Schlecht".' };
      as = named;
    } else if (name === '--locale') {
      const asked = value();
      const known = locales.find((each) => each === asked?.slice(0, 2).toLowerCase());
      if (!known) return { problem: `--locale is ${locales.join(' or ')}.` };
      locale = known;
    } else if (word.startsWith('--')) {
      return {
        problem: `${word} is no option. There are --json, --chart FILE.png, --locale en|fr, --as NAME, --sync and --sample.`,
      };
    } else {
      words.push(word);
    }
  }
  return { words, ...flags, chart, locale, as };
}

/** The language of the shell, by the variables that programs read it from; null for any other. */
export function localeOfShell(env: Readonly<Record<string, string | undefined>>): Locale | null {
  const said = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return locales.find((locale) => said.toLowerCase().startsWith(locale)) ?? null;
}
