import type { KnownBlock, SectionBlock, HomeView as SlackHome, StaticSelect } from '@slack/types';
import type { PeriodSpec } from '../../deals/period.ts';
import { vocabularyOf } from '../../i18n/grammar/vocabulary.ts';
import { homeWords } from '../../i18n/home-words.ts';
import { type Locale, locales } from '../../i18n/locale.ts';
import { printPeriod } from '../../query/print.ts';
import type { ColumnId, Report } from '../../report/report.ts';
import type { Message, MessageBlock } from '../blocks.ts';
import { escapeName } from '../escape.ts';
import { fit } from '../fit.ts';
import { type ActionKind, actionId } from '../ids.ts';
import { askButton } from './ask-button.ts';
import { capital, option, periodOptions, plain } from './options.ts';
import { context, fieldSections, figureField, header, section, type Voices } from './report.ts';
import { renderRows } from './rows.ts';

export interface HomeView {
  readonly voices: Voices;
  /** the zone in which instants are told */
  readonly zone: string;
  /** what a press came to, and whether that was one of the questions: it is said where it was pressed */
  readonly notice: { readonly at: 'top' | 'questions'; readonly message: Message } | null;
  readonly body: HomeFigures | HomeReading;
  /** whole lines, each asked by one press */
  readonly questions: readonly string[];
  readonly settings: {
    /** null: automatic */
    readonly locale: Locale | null;
    readonly period: PeriodSpec | null;
    /** what automatic comes to */
    readonly automatic: { readonly locale: Locale; readonly period: PeriodSpec };
  };
  /** the next digest, an ISO instant, and where it goes, as mentions */
  readonly nextDigest: { readonly at: string; readonly places: readonly string[] } | null;
  /** whom to ask, as mentions */
  readonly admins: string | null;
}

export interface HomeFigures {
  readonly kind: 'figures';
  /** asks who in the base they are, where that is not known */
  readonly introduction: Message | null;
  /** their own, their team's, everybody's, as far as there are any; all of one period */
  readonly reports: readonly Report[];
  /** of the first report; null where it is told in rows */
  readonly picture: MessageBlock | null;
  readonly ageMinutes: number;
}

/** The base is read for the first time, or could not be read. */
export interface HomeReading {
  readonly kind: 'reading';
  /** finished words */
  readonly said: string;
}

/** A person's dashboard. The Home tab knows neither tables nor charts: rows are text, a chart is a picture or rows. */
export function renderHome(view: HomeView): SlackHome {
  const { voices, zone, notice, body, admins } = view;
  const words = homeWords[voices.plain.locale];
  const said = (at: 'top' | 'questions') => (notice?.at === at ? notice.message.blocks : []);
  const blocks: MessageBlock[] = [
    ...said('top'),
    ...(body.kind === 'reading' ? [section(body.said)] : figures(body, voices, zone)),
    { type: 'divider' },
    ...questions(view, words.ask),
    ...said('questions'),
    { type: 'divider' },
    header(words.settings),
    ...settings(view),
    context([nextDigest(view), words.help(admins)].join('  ·  ')),
  ];
  // Nothing here is a native chart: those are for messages alone.
  return { type: 'home', blocks: fit({ text: '', blocks }).blocks as KnownBlock[] };
}

function figures(body: HomeFigures, voices: Voices, zone: string): MessageBlock[] {
  const { introduction, reports, picture, ageMinutes } = body;
  const { markup } = voices;
  const [first] = reports;
  if (!first) return [];
  const { messages, formats } = markup;
  const leading = first.notes.filter(({ kind }) => kind === 'default_period_empty' || kind === 'nothing_yet');
  const about = [
    markup.periodSoFar(first.period),
    ...(first.comparedWith ? [messages.comparedWith(markup.period(first.comparedWith))] : []),
    `${messages.asOf(formats.instant(first.asOf, zone))} (${messages.age(ageMinutes)})`,
  ];
  return [
    ...(introduction?.blocks ?? []),
    context(about.join('  ·  ')),
    ...(leading.length > 0 ? [section(leading.map((note) => markup.note(note, first)).join('\n'))] : []),
    ...reports.flatMap((report, n) => part(report, n === 0 ? picture : null, n === 0, voices)),
    ...trailing(reports.at(-1) ?? first, voices),
  ];
}

/** Of the whole base: what is estimated, and what could not be read. */
function trailing(report: Report, { markup }: Voices): MessageBlock[] {
  const notes = report.notes.filter(({ kind }) => kind === 'estimates' || kind === 'findings');
  return notes.length === 0 ? [] : [context(notes.map((note) => markup.note(note, report)).join('  '))];
}

const rowsShown = 10;
const figuresOfOthers = 4;
const rowColumns: readonly ColumnId[] = ['total_revenue', 'total_won_sales', 'win_rate'];

function part(
  report: Report,
  picture: MessageBlock | null,
  isFirst: boolean,
  voices: Voices,
): MessageBlock[] {
  const { plain: words, markup } = voices;
  // On a phone each takes a line: of what is not their own a person sees the first figures.
  const most = isFirst ? report.headline.length : figuresOfOthers;
  const fields = [
    ...report.headline.slice(0, most).map((cell) => figureField(cell, markup)),
    ...(isFirst ? report.best : []).map((best) => {
      const { label, value } = markup.best(best);
      return `*${label}*\n${value}`;
    }),
  ];
  // An agent's place in the team stands with their own figures.
  const ranks = report.notes
    .filter(({ kind }) => kind === 'rank' || (kind === 'rank_in_team' && isFirst))
    .map((note) => markup.note(note, report));
  // Of the course of the others nothing is said: the first has the picture, or its rows.
  const [table] = report.tables.filter(({ by }) => isFirst || by === 'agent' || by === 'product');
  const isCourse = table?.by === 'week' || table?.by === 'month';
  const rows =
    table && !(isCourse && picture)
      ? renderRows({ table, columns: rowColumns, most: rowsShown }, voices)
      : null;
  return [
    header(words.title(report.title)),
    ...fieldSections(fields),
    ...(ranks.length > 0 ? [context(ranks.join('  '))] : []),
    ...(picture ? [picture] : []),
    ...(rows === null ? [] : [section(rows)]),
  ];
}

function questions({ questions: lines }: HomeView, said: string): MessageBlock[] {
  const elements = lines.map((line, n) => askButton(capital(line), line, n));
  return [section(said), { type: 'actions', elements }];
}

function settings({ voices: { plain: words }, settings: chosen }: HomeView): SectionBlock[] {
  const said = homeWords[words.locale];
  const { locale, period, automatic } = chosen;
  const own = vocabularyOf[words.locale];
  const languages = [
    option(said.automatic(said.languages[automatic.locale]), automaticValue),
    ...locales.map((each) => option(said.languages[each], each)),
  ];
  const periods = [
    option(said.automatic(printPeriod(automatic.period, own)), automaticValue),
    ...periodOptions(words.locale, period ?? undefined),
  ];
  return [
    setting('locale', said.language, languages, locale),
    setting('own_period', said.period, periods, period && printPeriod(period, vocabularyOf.en)),
  ];
}

/** What a press of a question came to: its answer is elsewhere, and `url` leads there. */
export function renderAsked(line: string, url: string, locale: Locale): Message {
  const words = homeWords[locale];
  const text = words.answered(escapeName(capital(line)));
  const open = { type: 'button', action_id: actionId('open'), text: plain(words.open), url } as const;
  return { text, blocks: [{ ...section(text), accessory: open }] };
}

/** The value of a setting that leaves the choice to the bot. */
const automaticValue = 'auto';

function setting(
  kind: ActionKind,
  label: string,
  options: NonNullable<StaticSelect['options']>,
  chosen: string | null,
): SectionBlock {
  const initial = options.find(({ value }) => value === (chosen ?? automaticValue));
  return {
    type: 'section',
    text: plain(label),
    accessory: {
      type: 'static_select',
      action_id: actionId(kind),
      placeholder: plain(label),
      options,
      ...(initial ? { initial_option: initial } : {}),
    },
  };
}

function nextDigest({ nextDigest: next, voices: { markup }, zone }: HomeView): string {
  const words = homeWords[markup.locale];
  if (next === null) return words.noDigest;
  return words.nextDigest(markup.formats.instant(next.at, zone), markup.formats.list(next.places));
}
