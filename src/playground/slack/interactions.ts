import type { Json } from './json.ts';
import { renderMessage } from './methods/chat.ts';
import type { MethodContext } from './methods/method.ts';
import { renderView } from './methods/views.ts';
import type { Channel, Message, Person, StoredView } from './model.ts';
import { channelName, type PayloadFrame } from './payloads.ts';
import { currentState } from './state.ts';

/** A message that a person acts on, with its channel; or a view. */
export type Place = { readonly message: Message; readonly channel: Channel } | { readonly view: StoredView };

/** What every interaction's payload holds. */
export interface Interaction {
  readonly context: MethodContext;
  readonly frame: PayloadFrame;
  readonly person: Person;
}

function buildInteraction({ frame, person }: Interaction, type: string): Json {
  return {
    type,
    user: { id: person.id, username: person.name, name: person.name, team_id: frame.team.id },
    api_app_id: frame.appId,
    token: frame.token,
    team: frame.team,
    enterprise: null,
    is_enterprise_install: false,
  };
}

function buildPlace(context: MethodContext, place: Place): Json {
  if ('view' in place) {
    return {
      container: { type: 'view', view_id: place.view.id },
      view: renderView(context, place.view),
    };
  }
  const { message, channel } = place;
  const ephemeral = message.onlyFor !== undefined;
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: ephemeral,
      ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    },
    channel: { id: channel.id, name: channelName(channel) },
    // Slack keeps no copy of an ephemeral message to send along
    ...(ephemeral ? {} : { message: renderMessage(context, message) }),
  };
}

/** `block_actions`. A press in a view has no `response_url`. */
export function buildPress(
  interaction: Interaction,
  place: Place,
  action: Json,
  sent: { readonly triggerId: string; readonly responseUrl: string },
): Json {
  return {
    ...buildInteraction(interaction, 'block_actions'),
    ...buildPlace(interaction.context, place),
    trigger_id: sent.triggerId,
    actions: [action],
    ...('view' in place
      ? {}
      : {
          state: { values: currentState(place.message.blocks, place.message.state) },
          response_url: sent.responseUrl,
        }),
  };
}

/** `block_suggestion`: what was typed in an external select. */
export function buildSuggestion(
  interaction: Interaction,
  place: Place,
  asked: { readonly blockId: string; readonly actionId: string; readonly typed: string },
): Json {
  return {
    ...buildInteraction(interaction, 'block_suggestion'),
    ...buildPlace(interaction.context, place),
    block_id: asked.blockId,
    action_id: asked.actionId,
    value: asked.typed,
  };
}

export function buildSubmission(interaction: Interaction, view: StoredView, triggerId: string): Json {
  return {
    ...buildInteraction(interaction, 'view_submission'),
    view: renderView(interaction.context, view),
    trigger_id: triggerId,
    response_urls: [],
  };
}

export function buildClosed(interaction: Interaction, view: StoredView, cleared: boolean): Json {
  return {
    ...buildInteraction(interaction, 'view_closed'),
    view: renderView(interaction.context, view),
    is_cleared: cleared,
  };
}
