// What the playground's server and its page say to each other. Types alone: the page is typed by them, and so is the
// server. Times are milliseconds since 1970, by the playground's own clock.

/** Part of a message as Slack has it; the page reads it with care. */
export type Json = Readonly<Record<string, unknown>>;

export type Locale = 'en' | 'fr';

export interface PersonData {
  readonly id: string;
  /** as in `@daphne` */
  readonly handle: string;
  readonly name: string;
  readonly locale: Locale;
  /** IANA name */
  readonly zone: string;
  readonly role: 'agent' | 'manager' | 'head' | 'bot';
  /** whether a tab is open as this person; the bot always is */
  readonly active: boolean;
}

/** A channel, or the conversation with the bot. */
export interface PlaceData {
  readonly id: string;
  readonly kind: 'public' | 'private' | 'direct';
  /** without `#`; the bot's name for the direct one */
  readonly name: string;
  readonly members: readonly string[];
  /** why nobody can write here, if so: the app takes no messages */
  readonly readOnly: boolean;
}

export interface FileData {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly alt: string;
  /** by its bytes: `image/png`, `text/plain` … */
  readonly type: string;
  readonly bytes: number;
  /** on this server */
  readonly url: string;
}

export interface MessageData {
  /** the place's id */
  readonly channel: string;
  /** Slack's timestamp, unique in its channel: seconds with six decimals; compares as text */
  readonly ts: string;
  /** id of the person, or of the bot */
  readonly user: string;
  readonly text: string;
  readonly blocks: readonly Json[];
  /** nobody else sees it */
  readonly onlyYou: boolean;
  /** of the first message of its thread, when it is a reply */
  readonly threadTs: string | null;
  readonly edited: boolean;
  readonly files: readonly FileData[];
  /** what the app sent, to the letter; null for what a person wrote */
  readonly payload: Json | null;
  /** what was chosen in it: block id, action id, as in Slack's `state.values` */
  readonly values: Values;
}

export type Values = Readonly<Record<string, Readonly<Record<string, Json>>>>;

/** The Home tab, or a dialog. */
export interface ViewData {
  readonly id: string;
  /** changes whenever the view does */
  readonly hash: string;
  /** Slack's view: `type`, `title`, `submit`, `close`, `blocks` … */
  readonly view: Json;
  readonly values: Values;
}

export interface AppData {
  readonly name: string;
  readonly botUser: string;
  readonly homeEnabled: boolean;
  readonly commands: readonly CommandData[];
}

export interface CommandData {
  /** with its slash */
  readonly command: string;
  readonly description: string;
  readonly usageHint: string;
}

export interface ClockData {
  /** when this was sent */
  readonly now: number;
  /** how far it is ahead of the machine's */
  readonly ahead: number;
  /** when the next weekly digest is due */
  readonly nextDigest: number | null;
  /** the base's zone, in which the digest's hour is told */
  readonly zone: string;
}

export interface DealData {
  readonly id: string;
  readonly name: string;
  readonly agent: string;
  readonly product: string;
  readonly account: string;
  readonly stage: string;
  /** list price of the product, as the amount to win by default */
  readonly price: number;
}

export type BaseMood =
  /** as it should */
  | 'well'
  /** two seconds before each answer */
  | 'slow'
  /** 503 to everything */
  | 'down'
  /** the token no longer fits */
  | 'locked';

export interface BaseData {
  readonly deals: number;
  readonly currency: string;
  /** the latest deals in progress */
  readonly open: readonly DealData[];
  readonly agents: readonly string[];
  readonly products: readonly string[];
  readonly accounts: readonly string[];
  /** each table with its fields, by their names of now */
  readonly tables: readonly { readonly name: string; readonly fields: readonly string[] }[];
  readonly mood: BaseMood;
}

export interface ServicesData {
  readonly slack: 'up' | 'down';
  readonly quickchart: 'up' | 'down';
}

export interface LogLine {
  /** counts up */
  readonly n: number;
  readonly at: number;
  readonly level: 'debug' | 'info' | 'warn' | 'error' | 'fatal';
  readonly message: string;
  /** the line's other fields, as JSON */
  readonly details: string;
}

/** A name of each kind from the base, for the examples to try. */
export interface ExampleNames {
  readonly agent: string;
  readonly product: string;
  readonly office: string;
  readonly sector: string;
}

/** Everything that one person sees. */
export interface State {
  readonly me: string;
  readonly app: AppData;
  readonly people: readonly PersonData[];
  readonly places: readonly PlaceData[];
  readonly messages: readonly MessageData[];
  readonly home: ViewData | null;
  /** open dialogs, the top one last */
  readonly dialogs: readonly ViewData[];
  readonly clock: ClockData;
  readonly base: BaseData;
  readonly services: ServicesData;
  readonly log: readonly LogLine[];
  readonly names: ExampleNames;
}

/**
 * What the server tells an open page. The first is always `state`, again after each reconnection: whatever was missed
 * is in it.
 */
export type Update =
  | { readonly kind: 'state'; readonly state: State }
  | { readonly kind: 'message'; readonly message: MessageData }
  | { readonly kind: 'gone'; readonly channel: string; readonly ts: string }
  | { readonly kind: 'log'; readonly lines: readonly LogLine[] }
  /** parts of the state that are replaced whole */
  | ({ readonly kind: 'part' } & Partial<
      Pick<State, 'people' | 'places' | 'home' | 'dialogs' | 'clock' | 'base' | 'services'>
    >);

/** Where something is pressed or chosen. */
export type Where =
  | { readonly channel: string; readonly ts: string }
  /** a dialog or the Home tab */
  | { readonly view: string };

/** What was chosen in a message: a plain value, several, or whole options of an external select. */
export type Chosen = string | readonly string[] | Json | null;

/** What a person does, and what somebody does to the playground. */
export type Act =
  /** a line from the composer: a command where it begins with a slash, else a message */
  | { readonly act: 'send'; readonly channel: string; readonly text: string; readonly thread?: string }
  | {
      readonly act: 'press';
      readonly where: Where;
      readonly blockId: string;
      readonly actionId: string;
      readonly value?: Chosen;
      /** in a dialog: what is typed and chosen in it by now */
      readonly values?: Values;
    }
  | {
      readonly act: 'options';
      readonly where: Where;
      readonly blockId: string;
      readonly actionId: string;
      readonly typed: string;
    }
  | { readonly act: 'submit'; readonly view: string; readonly values: Values }
  | { readonly act: 'close_view'; readonly view: string }
  | { readonly act: 'dismiss'; readonly channel: string; readonly ts: string }
  | { readonly act: 'open_home' }
  | { readonly act: 'move_clock'; readonly to: 'hour' | 'day' | 'digest' }
  | { readonly act: 'win'; readonly deal: string; readonly value: number }
  | { readonly act: 'lose'; readonly deal: string }
  | {
      readonly act: 'add_deal';
      readonly name: string;
      readonly agent: string;
      readonly product: string;
      readonly account: string;
      /** in progress, or won today at `value` */
      readonly stage: 'Engaging' | 'Won';
      readonly value: number;
    }
  | { readonly act: 'rename_field'; readonly table: string; readonly from: string; readonly to: string }
  | { readonly act: 'base_mood'; readonly mood: BaseMood }
  | { readonly act: 'services'; readonly slack?: 'up' | 'down'; readonly quickchart?: 'up' | 'down' }
  /** everything anew: base, messages, clock */
  | { readonly act: 'start_over' };

/** What came of an act. */
export interface ActAnswer {
  /** one sentence for the person, in their language, when it did not work */
  readonly problem?: string;
  /** of `submit`: what is wrong, by block id */
  readonly errors?: Readonly<Record<string, string>>;
  /** of `options`: Slack's options, or its option groups */
  readonly options?: readonly Json[];
  readonly optionGroups?: readonly Json[];
}

/** The body of `POST /act`. */
export interface ActRequest {
  /** who does it: a person's id */
  readonly as: string;
  readonly act: Act;
}
