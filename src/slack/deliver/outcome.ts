import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import type { PostOutcome } from '../../digests/courier.ts';
import { isUnconnected } from '../clients.ts';

/**
 * Slack's errors after which nothing can be posted to a place until somebody mends it (chat.postMessage,
 * conversations.open): they pause that destination. Any other refusal is tried again.
 */
export const permanentErrors: ReadonlySet<string> = new Set([
  'channel_not_found',
  'not_in_channel',
  'is_archived',
  'restricted_action',
  'restricted_action_read_only_channel',
  'restricted_action_thread_only_channel',
  'restricted_action_non_threadable_channel',
  'messages_tab_disabled',
  'posting_to_channel_denied',
  'no_permission',
  'access_denied',
  'user_not_found',
  'user_disabled',
  'cannot_dm_bot',
  'missing_scope',
  'invalid_auth',
  'not_authed',
  'token_revoked',
  'token_expired',
  'account_inactive',
  'team_access_not_granted',
  'ekm_access_denied',
  // the message that was to be answered was deleted, or whoever was to see the answer has left
  'thread_not_found',
  'user_not_in_channel',
]);

/** Errors about what a message consists of: a plainer one may pass. */
export const contentErrors: ReadonlySet<string> = new Set([
  'no_text',
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'msg_too_long',
  'too_many_attachments',
  'invalid_attachments',
  'metadata_too_large',
]);

/** Slack: "It's possible some aspect of the operation succeeded before the error was raised." */
const halfDone: ReadonlySet<string> = new Set(['internal_error', 'fatal_error']);

/** Slack sends Retry-After with every 429; where something between has lost it. */
const unsaidWaitMs = 30_000;

/** Whether Slack asks for a slower pace, and for how long; null for any other failure. */
export function waitAsked(error: unknown): number | null {
  if (error instanceof WebAPIRateLimitedError) return error.retryAfter * 1000;
  if (error instanceof WebAPIPlatformError && /^rate_?limited$/.test(error.data.error)) return unsaidWaitMs;
  // Slack's client has no class of its own for a 429 without Retry-After.
  if (error instanceof Error && error.message.startsWith('Retry header did not contain')) return unsaidWaitMs;
  return null;
}

/** Slack's word for a refusal, the status of an answer, or what broke the connection: short, without secrets. */
export function nameError(error: unknown): string {
  if (waitAsked(error) !== null) return 'ratelimited';
  if (error instanceof WebAPIPlatformError) {
    // Where an answer is no JSON, Slack's client has the whole of it as the error.
    return /^[a-z0-9_]+$/.test(error.data.error) ? error.data.error : 'no_json';
  }
  if (error instanceof WebAPIHTTPError) return `http_${error.statusCode}`;
  return isUnconnected(error) ? 'unconnected' : 'no_answer';
}

/** What a failed call of chat.postMessage means for the message. */
export function decodePostFailure(error: unknown): Exclude<PostOutcome, { kind: 'posted' }> {
  const waitMs = waitAsked(error);
  if (waitMs !== null) return { kind: 'held', waitMs, channel: true };
  const name = nameError(error);
  if (error instanceof WebAPIPlatformError && name !== 'no_json') {
    if (permanentErrors.has(name)) return { kind: 'permanent', error: name };
    if (contentErrors.has(name)) return { kind: 'refused', error: name };
    return halfDone.has(name) ? { kind: 'ambiguous', error: name } : { kind: 'transient', error: name };
  }
  // 408: something on the way lost patience, maybe after it had passed the message on
  const refused = error instanceof WebAPIHTTPError && error.statusCode < 500 && error.statusCode !== 408;
  if (name === 'unconnected' || (refused && error.statusCode >= 400))
    return { kind: 'transient', error: name };
  return { kind: 'ambiguous', error: name };
}
