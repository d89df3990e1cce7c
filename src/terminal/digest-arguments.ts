import { type Locale, locales } from '../i18n/locale.ts';

/** What is to be done with a weekly digest, beside sending it when it is due. */
export interface DigestRequest {
  /** send it to a person now, or print it */
  readonly action: 'now' | 'preview';
  /** a Slack user id; null: the first of the admins */
  readonly to: string | null;
  /** the day that it stands for, `YYYY-MM-DD`; null: today */
  readonly day: string | null;
  /** from the generated sample base; only for a preview */
  readonly sample: boolean;
  /** read the base first */
  readonly sync: boolean;
  /** write the picture to this file */
  readonly chart: string | null;
  readonly locale: Locale | null;
}

const usage =
  'Write --preview to print the weekly digest, or --now [--to U0123456789] to send it to a person.';
const options =
  '--preview, --now, --to U…, --day YYYY-MM-DD, --locale en|fr, --chart FILE.png, --sync and --sample';

/** The options of `npm run digest`; what is wrong with them is one sentence. */
export function parseDigestArguments(argv: readonly string[]): DigestRequest | { readonly problem: string } {
  const flags = { preview: false, now: false, sample: false, sync: false };
  let to: string | null = null;
  let day: string | null = null;
  let chart: string | null = null;
  let locale: Locale | null = null;
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] ?? '';
    const [name = '', inline] = word.split(/=(.*)/s);
    const value = () => inline ?? argv[++at] ?? '';
    if (name === '--preview' || name === '--now' || name === '--sample' || name === '--sync') {
      flags[name.slice(2) as keyof typeof flags] = true;
    } else if (name === '--to') {
      to = value();
      if (!/^[UW][A-Z0-9]{2,}$/.test(to))
        return { problem: '--to needs the Slack user id of a person, as in --to U0123456789.' };
    } else if (name === '--day') {
      day = value();
      if (!isDay(day)) return { problem: '--day needs a day, as in --day 2026-11-23.' };
    } else if (name === '--chart') {
      chart = value();
      if (chart === '' || chart.startsWith('--'))
        return { problem: '--chart needs the name of a PNG file, as in --chart week.png.' };
    } else if (name === '--locale') {
      const asked = value().slice(0, 2).toLowerCase();
      locale = locales.find((each) => each === asked) ?? null;
      if (locale === null) return { problem: `--locale is ${locales.join(' or ')}.` };
    } else {
      return { problem: `${word} is no option. There are ${options}.` };
    }
  }
  if (flags.preview === flags.now) return { problem: usage };
  if (flags.now && flags.sample)
    return { problem: 'The sample base is for --preview: nothing of it is sent to Slack.' };
  if (flags.preview && to !== null) return { problem: '--to is for --now: a preview is only printed.' };
  const { sample, sync } = flags;
  return { action: flags.now ? 'now' : 'preview', to, day, sample, sync, chart, locale };
}

function isDay(text: string): boolean {
  const at = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
