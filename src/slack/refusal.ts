/**
 * Why Slack does not let the bot in, in one sentence with what to do. `error` is Slack's word for it, with `socket_`
 * before it where it was the connection of Socket Mode that was refused.
 */
export function describeSlackRefusal(error: string): string {
  const where = 'of your Slack app';
  switch (error) {
    case 'invalid_auth':
    case 'not_authed':
    case 'token_revoked':
    case 'token_expired':
    case 'account_inactive':
      return `Slack does not accept the token (${error}): copy SLACK_BOT_TOKEN anew from OAuth & Permissions ${where}.`;
    case 'socket_invalid_auth':
    case 'socket_not_authed':
    case 'socket_account_inactive':
    case 'socket_missing_scope':
      return `Slack does not accept the app token: create SLACK_APP_TOKEN anew under Basic Information ${where}, with the scope connections:write.`;
    case 'missing_scope':
      return `The bot lacks a scope (missing_scope): install the app anew with the scopes of manifest.yml.`;
    case 'not_allowed_token_type':
    case 'socket_not_allowed_token_type':
      return `SLACK_BOT_TOKEN and SLACK_APP_TOKEN seem to be exchanged (${error}): the first begins with "xoxb-", the second with "xapp-".`;
    default:
      return `Slack refuses the bot (${error}): look at the settings ${where}.`;
  }
}
