/**
 * The scopes of which a bot needs one for a method; several where the kind of conversation decides. A method
 * that is not here needs none. Source: Slack's page of each method.
 */
export const METHOD_SCOPES: Readonly<Record<string, readonly string[]>> = {
  'chat.postMessage': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.update': ['chat:write'],
  'chat.delete': ['chat:write'],
  'users.info': ['users:read'],
  'users.list': ['users:read'],
  'users.getPresence': ['users:read'],
  'users.lookupByEmail': ['users:read.email'],
  'conversations.info': ['channels:read', 'groups:read', 'im:read', 'mpim:read'],
  'conversations.members': ['channels:read', 'groups:read', 'im:read', 'mpim:read'],
  'conversations.list': ['channels:read', 'groups:read', 'im:read', 'mpim:read'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history', 'mpim:history'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history', 'mpim:history'],
  'conversations.open': ['im:write', 'mpim:write'],
  'files.getUploadURLExternal': ['files:write'],
  'files.completeUploadExternal': ['files:write'],
  'files.info': ['files:read'],
};

/** Methods that a bot token or an app token may call without any scope of a bot. */
export const SCOPELESS_METHODS: readonly string[] = [
  'api.test',
  'auth.test',
  'chat.getPermalink',
  'views.open',
  'views.update',
  'views.push',
  'views.publish',
  'apps.connections.open',
];

/** What a bot must be granted before Slack sends it an event that it subscribes to. */
export const EVENT_SCOPES = {
  app_mention: 'app_mentions:read',
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  'message.im': 'im:history',
} as const;

const KIND_PREFIX = { public: 'channels', private: 'groups', im: 'im' } as const;

/** The one scope that a conversation of this kind asks for, such as `groups:read`. */
export function conversationScope(kind: keyof typeof KIND_PREFIX, access: 'read' | 'history'): string {
  return `${KIND_PREFIX[kind]}:${access}`;
}
