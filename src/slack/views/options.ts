import type { PlainTextOption } from '@slack/types';
import type { PeriodSpec } from '../../deals/period.ts';
import { vocabularyOf } from '../../i18n/grammar/vocabulary.ts';
import type { Locale } from '../../i18n/locale.ts';
import { printPeriod } from '../../query/print.ts';

/** What is offered without typing; whatever else was asked for stands first. */
const periods: readonly PeriodSpec[] = [
  { type: 'relative', unit: 'week', offset: 0 },
  { type: 'relative', unit: 'week', offset: -1 },
  { type: 'relative', unit: 'month', offset: 0 },
  { type: 'relative', unit: 'month', offset: -1 },
  { type: 'relative', unit: 'quarter', offset: 0 },
  { type: 'relative', unit: 'quarter', offset: -1 },
  { type: 'relative', unit: 'year', offset: 0 },
  { type: 'relative', unit: 'year', offset: -1 },
  { type: 'last', unit: 'month', n: 12 },
  { type: 'all' },
];

/** Periods to choose from, in the words of a language; one that was asked for and is not among them stands first. */
export function periodOptions(locale: Locale, asked: PeriodSpec | undefined): PlainTextOption[] {
  const said = (spec: PeriodSpec) => printPeriod(spec, vocabularyOf.en);
  const known = asked === undefined || periods.some((spec) => said(spec) === said(asked));
  return [...(known ? [] : [asked]), ...periods].map((spec) =>
    option(capital(printPeriod(spec, vocabularyOf[locale])), said(spec)),
  );
}

/** Slack: of an option's text and value alike. */
const optionLength = 75;

/** An option of a menu, text and value cut to what Slack lets it carry. */
export function option(text: string, value: string): PlainTextOption {
  const cut = text.length > optionLength ? `${text.slice(0, optionLength - 1)}…` : text;
  return { text: plain(cut), value: value.slice(0, optionLength) };
}

export function plain(text: string) {
  return { type: 'plain_text' as const, text, emoji: false };
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
