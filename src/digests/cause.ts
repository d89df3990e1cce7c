import type { FailureCause } from '../i18n/delivery-words.ts';

/** What a person can do about an error of a delivery: Slack's word for it, or one of ours. */
export function computeCause(error: string | null): FailureCause {
  return (error && causes[error]) || 'unreachable';
}

const causes: Readonly<Record<string, FailureCause>> = {
  build_failed: 'build',
  channel_not_found: 'not_found',
  not_in_channel: 'not_in_channel',
  is_archived: 'archived',
  restricted_action: 'not_allowed',
  restricted_action_read_only_channel: 'not_allowed',
  restricted_action_thread_only_channel: 'not_allowed',
  restricted_action_non_threadable_channel: 'not_allowed',
  posting_to_channel_denied: 'not_allowed',
  no_permission: 'not_allowed',
  access_denied: 'not_allowed',
  ekm_access_denied: 'not_allowed',
  team_access_not_granted: 'not_allowed',
  messages_tab_disabled: 'person',
  user_not_found: 'person',
  user_disabled: 'person',
  cannot_dm_bot: 'person',
  missing_scope: 'scope',
  invalid_auth: 'token',
  not_authed: 'token',
  token_revoked: 'token',
  token_expired: 'token',
  account_inactive: 'token',
  no_text: 'content',
  invalid_blocks: 'content',
  invalid_blocks_format: 'content',
  msg_blocks_too_long: 'content',
  ratelimited: 'busy',
  rate_limited: 'busy',
};
