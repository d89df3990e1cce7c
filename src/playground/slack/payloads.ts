import type { Json } from './json.ts';
import type { Channel, Person } from './model.ts';

/** What every payload says of the workspace and the app. */
export interface PayloadFrame {
  readonly team: { readonly id: string; readonly domain: string };
  readonly appId: string;
  /** the old verification token; sent still, checked by nobody */
  readonly token: string;
}

/** As payloads name a conversation. */
export function channelName(channel: Channel): string {
  if (channel.kind === 'im') return 'directmessage';
  return channel.kind === 'private' ? 'privategroup' : channel.name;
}

export function buildCommand(
  frame: PayloadFrame,
  asked: {
    command: string;
    text: string;
    person: Person;
    channel: Channel;
    responseUrl: string;
    triggerId: string;
  },
): Json {
  return {
    token: frame.token,
    team_id: frame.team.id,
    team_domain: frame.team.domain,
    channel_id: asked.channel.id,
    channel_name: channelName(asked.channel),
    user_id: asked.person.id,
    user_name: asked.person.name,
    command: asked.command,
    text: asked.text,
    api_app_id: frame.appId,
    is_enterprise_install: 'false',
    response_url: asked.responseUrl,
    trigger_id: asked.triggerId,
  };
}

export function buildEvent(
  frame: PayloadFrame,
  event: Json,
  ids: { eventId: string; seconds: number; botUserId: string },
): Json {
  return {
    token: frame.token,
    team_id: frame.team.id,
    api_app_id: frame.appId,
    event,
    type: 'event_callback',
    event_id: ids.eventId,
    event_time: ids.seconds,
    authorizations: [
      {
        enterprise_id: null,
        team_id: frame.team.id,
        user_id: ids.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
  };
}
