import type { Secret } from '../secret.ts';

/** What Slack must be shown to let the bot in. */
export interface SlackConfig {
  readonly botToken: Secret;
  /** with both credentials set, Socket Mode: while it is on, Slack sends nothing over HTTP */
  readonly mode:
    | { readonly kind: 'socket'; readonly appToken: Secret }
    | { readonly kind: 'http'; readonly signingSecret: Secret };
}
