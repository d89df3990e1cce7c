import type { BaseMood, Locale, LogLine } from '../protocol.ts';
import { english } from './english.ts';
import { french } from './french.ts';

export type TabId = 'try' | 'base' | 'clock' | 'log';

/** Names of the base, in quotes where the grammar wants them. */
export interface QuotedNames {
  readonly agent: string;
  readonly product: string;
  readonly office: string;
  readonly sector: string;
}

export type ExampleId =
  | 'overview'
  | 'agents'
  | 'course'
  | 'compared'
  | 'pipeline'
  | 'profile'
  | 'filter'
  | 'filters'
  | 'slip'
  | 'otherLanguage'
  | 'me'
  | 'team'
  | 'stranger'
  | 'share'
  | 'data'
  | 'status'
  | 'help';

export interface ExampleWords {
  /** what to type after the command */
  readonly line: (names: QuotedNames) => string;
  readonly shows: string;
}

export interface TryWords {
  readonly intro: string;
  readonly groups: {
    readonly ask: string;
    readonly closer: string;
    readonly asWritten: string;
    readonly own: string;
    readonly together: string;
    readonly bot: string;
    readonly plain: string;
    readonly more: string;
  };
  readonly examples: Readonly<Record<ExampleId, ExampleWords>>;
  /** plain words to the bot, `bot` its name with the @ */
  readonly mention: {
    readonly line: (bot: string, office: string) => string;
    readonly shows: string;
  };
  readonly direct: { readonly title: string; readonly line: string; readonly shows: string };
  readonly home: { readonly title: string; readonly shows: string };
  /** before the line in the other language */
  readonly askInOther: string;
  readonly beManager: string;
  readonly beAgent: string;
  readonly beShows: (name: string, line: string) => string;
  readonly seeDigest: (weekday: string) => string;
  readonly seeDigestShows: (when: string, channel: string) => string;
  readonly digestUnderWay: (channel: string) => string;
}

export interface DealWords {
  readonly open: string;
  readonly none: string;
  readonly amount: string;
  readonly amountOf: (deal: string) => string;
  readonly win: string;
  readonly winDeal: (deal: string) => string;
  readonly lose: string;
  readonly loseDeal: (deal: string) => string;
  readonly won: (deal: string, amount: string) => string;
  readonly lost: (deal: string) => string;
  readonly add: string;
  readonly name: string;
  readonly agent: string;
  readonly product: string;
  readonly account: string;
  readonly stage: string;
  readonly inProgress: string;
  readonly wonToday: string;
  readonly doAdd: string;
  readonly added: (deal: string) => string;
  readonly nameMissing: string;
}

export interface RenameWords {
  readonly title: string;
  readonly note: (dataLine: string, statusLine: string) => string;
  readonly field: string;
  readonly newName: string;
  readonly rename: string;
  readonly renamed: (from: string, to: string) => string;
  readonly back: string;
  readonly nameMissing: string;
  readonly sameName: string;
}

export interface ChoiceWords {
  readonly label: string;
  readonly hint?: string;
  /** said once it is chosen */
  readonly done: string;
}

export interface FaultWords {
  readonly title: string;
  readonly base: string;
  readonly moods: Readonly<Record<BaseMood, ChoiceWords>>;
  readonly slack: Readonly<Record<'up' | 'down', ChoiceWords>>;
  readonly quickchart: Readonly<Record<'up' | 'down', ChoiceWords>>;
}

export interface ClockWords {
  readonly title: string;
  readonly zone: (zone: string) => string;
  readonly same: string;
  readonly ahead: (span: string) => string;
  readonly move: string;
  readonly hour: string;
  readonly day: string;
  readonly toDigest: (when: string) => string;
  readonly noDigest: string;
  readonly moved: string;
  readonly forwardOnly: string;
  readonly startOver: string;
  readonly startOverNote: string;
  readonly sure: string;
  readonly doStartOver: string;
  readonly cancel: string;
  readonly startedOver: string;
}

export interface LogWords {
  readonly title: string;
  readonly onlyWarnings: (count: number) => string;
  readonly levels: Readonly<Record<LogLine['level'], string>>;
  readonly details: string;
  readonly empty: string;
  readonly noWarnings: string;
  /** why older ones are missing */
  readonly cut: (limit: number) => string;
}

export interface PayloadWords {
  readonly title: string;
  readonly back: string;
  readonly sentTo: (place: string, time: string) => string;
  readonly conversationWith: (name: string) => string;
  readonly onlyYou: string;
  readonly text: string;
  readonly none: string;
  readonly copy: string;
  readonly copyBlocks: string;
  readonly openBuilder: string;
  readonly newTab: string;
  readonly tooLong: string;
  readonly copied: string;
  readonly copyByHand: string;
}

export interface DeskWords {
  readonly title: string;
  readonly close: string;
  readonly dismiss: string;
  readonly unreachable: string;
  readonly tabs: Readonly<Record<TabId, string>>;
  /** beside the tab of the base while something is broken on purpose */
  readonly broken: string;
  readonly deals: (count: number) => string;
  /** what to look at after a change of the base */
  readonly soonRead: string;
  /** what to type after the command, to have the base read, or to ask how it is */
  readonly lines: { readonly data: string; readonly status: string };
  readonly try: TryWords;
  readonly deal: DealWords;
  readonly renaming: RenameWords;
  readonly faults: FaultWords;
  readonly clock: ClockWords;
  readonly log: LogWords;
  readonly payload: PayloadWords;
}

/** Every word of the desk. */
export const deskWords = { en: english, fr: french } satisfies Record<Locale, DeskWords>;
