import type { ActAnswer, Chosen, Json, Locale, PlaceData, Values } from '../protocol.ts';
import type { AppTab } from './app-link.ts';

/** What blocks need to know of their surroundings, and whom they tell. */
export interface BlockContext {
  readonly locale: Locale;
  /** IANA name, for dates */
  readonly zone: string;
  /** for mentions and selects of people, by id */
  readonly people: readonly { readonly id: string; readonly name: string }[];
  /** for links to channels and selects of them, by id; names without `#` */
  readonly places: readonly {
    readonly id: string;
    readonly name: string;
    /** one that is `direct` is no channel, and has no `#` */
    readonly kind?: PlaceData['kind'];
  }[];
  /** where the page fetches a picture of the internet from, as Slack fetches them through its own proxy */
  readonly pictureUrl: (url: string) => string;
  /** where the page fetches a file of Slack's from */
  readonly fileUrl: (fileId: string) => string;
  /** what was chosen before */
  readonly values: Values;
  /** what is wrong with an input, by block id */
  readonly errors: Readonly<Record<string, string>>;
  /** a button was pressed, or something chosen that the app is told of at once; false when that did not work */
  readonly press: (blockId: string, actionId: string, value?: Chosen) => Promise<boolean>;
  /** shows a side of the app, as a link of Slack's asks for */
  readonly openApp: (tab: AppTab) => void;
  /** an input of a dialog has changed: its state as in Slack's `state.values` */
  readonly change: (blockId: string, actionId: string, state: Json) => void;
  readonly findOptions: (blockId: string, actionId: string, typed: string) => Promise<ActAnswer>;
}
