import type { AppSettings } from './app-settings.ts';
import type { Directory } from './directory.ts';
import type { MethodContext } from './methods/method.ts';
import type { Outgoing } from './outgoing.ts';
import type { PayloadFrame } from './payloads.ts';
import type { Responses } from './responses.ts';
import type { Triggers } from './triggers.ts';

/** What the side of the people works with. */
export interface PeopleParts {
  readonly context: MethodContext;
  readonly app: AppSettings;
  readonly directory: Directory;
  readonly frame: PayloadFrame;
  readonly triggers: Triggers;
  readonly responses: Responses;
  readonly outgoing: Outgoing;
}
