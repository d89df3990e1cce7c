import { initialState } from './choices.ts';
import type { Json } from './json.ts';
import type { Channel, Message, Person } from './model.ts';

/** What every payload says of the workspace and the app. */
export interface PayloadFrame {
  readonly team: { readonly id: string; readonly domain: string };
  readonly appId: string;
  /** the old verification token; sent still, checked by nobody */
  readonly token: string;
}

function channelName(channel: Channel): string {
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

export function buildPress(
  frame: PayloadFrame,
  asked: {
    person: Person;
    channel: Channel;
    message: Message;
    rendered: Json;
    action: Json;
    responseUrl: string;
    triggerId: string;
  },
): Json {
  const ephemeral = asked.message.onlyFor !== undefined;
  return {
    type: 'block_actions',
    user: {
      id: asked.person.id,
      username: asked.person.name,
      name: asked.person.name,
      team_id: frame.team.id,
    },
    api_app_id: frame.appId,
    token: frame.token,
    container: {
      type: 'message',
      message_ts: asked.message.ts,
      channel_id: asked.channel.id,
      is_ephemeral: ephemeral,
      ...(asked.message.threadTs === undefined ? {} : { thread_ts: asked.message.threadTs }),
    },
    trigger_id: asked.triggerId,
    team: frame.team,
    enterprise: null,
    is_enterprise_install: false,
    channel: { id: asked.channel.id, name: channelName(asked.channel) },
    // Slack keeps no copy of an ephemeral message to send along
    ...(ephemeral ? {} : { message: asked.rendered }),
    state: { values: { ...initialState(asked.message.blocks), ...asked.message.state } },
    response_url: asked.responseUrl,
    actions: [asked.action],
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
