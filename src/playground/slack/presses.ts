import { type Answers, buildAnswers, responseUrlOf } from './answers.ts';
import { buildAction, type Choice, findElement } from './choices.ts';
import type { SignOptions } from './deliver.ts';
import { buildPress, type Place } from './interactions.ts';
import { objects } from './json.ts';
import type { Message, Person, StateValues, StoredView } from './model.ts';
import type { PeopleParts } from './parts.ts';
import type { ResponseAddress } from './responses.ts';
import { hasState, mergeState, stateOf } from './state.ts';

/** A message; or a view, by itself or its id. */
export type AskedPlace =
  | { readonly message: Message; readonly view?: undefined }
  | { readonly view: StoredView | string; readonly message?: undefined };

export type AskedPress = SignOptions &
  Choice &
  AskedPlace & {
    /** who presses: whoever alone sees the message or the view, else the first person */
    readonly user?: string;
    /** what stands in the other fields there and was not sent yet, as `state.values` has it */
    readonly values?: StateValues;
  };

/** Finds the place and who acts there. Throws when it is gone, or that person does not see it. */
export function findPlace(
  { context, directory }: PeopleParts,
  asked: AskedPlace & { readonly user?: string },
): { place: Place; person: Person } {
  const { store } = context;
  if (asked.message) {
    const { channel, ts, onlyFor } = asked.message;
    const message = store.message(channel, ts);
    if (!message) throw new Error('The message is no longer there');
    const person = directory.person(asked.user ?? onlyFor);
    if (onlyFor !== undefined && onlyFor !== person.id)
      throw new Error(`${person.name} does not see this message`);
    return { place: { message, channel: directory.channel(channel) }, person };
  }
  const id = typeof asked.view === 'string' ? asked.view : asked.view.id;
  const view = store.views.find((one) => one.id === id);
  if (!view) throw new Error('The view is no longer there');
  const person = directory.person(asked.user ?? view.user);
  if (person.id !== view.user || !store.views.isSeen(view))
    throw new Error(`${person.name} does not see this view`);
  return { place: { view }, person };
}

/** Keeps what was entered in a place; people see it already, and the app hears of it when it is told something. */
function enter({ context }: PeopleParts, place: Place, entered: StateValues): void {
  const { store } = context;
  if ('view' in place) {
    const { view } = place;
    store.views.enter(view, mergeState(objects(view.view.blocks), view.state, entered));
  } else {
    const { message } = place;
    store.enter(message, mergeState(message.blocks, message.state, entered));
  }
}

function createAddress({ responses }: PeopleParts, message: Message, { id }: Person): ResponseAddress {
  const { channel, ts } = message;
  return responses.create({ user: id, channel, source: { channel, ts } });
}

export async function sendPress(parts: PeopleParts, asked: AskedPress): Promise<Answers> {
  const { context, frame } = parts;
  const { place, person } = findPlace(parts, asked);
  const found = findElement('view' in place ? objects(place.view.view.blocks) : place.message.blocks, asked);
  const { block, element } = found;
  if (block.type === 'input' && block.dispatch_action !== true)
    throw new Error('An input without dispatch_action tells the app nothing');
  const action = buildAction(found, asked.value, context.store.ids.nextTs());
  if (asked.values) enter(parts, place, asked.values);
  if (hasState(element)) {
    const state = { [String(element.action_id)]: stateOf(element, asked.value) };
    enter(parts, place, { [String(block.block_id)]: state });
  }
  const address = 'view' in place ? undefined : createAddress(parts, place.message, person);
  const sent = {
    responseUrl: address ? responseUrlOf(parts, address) : '',
    triggerId: parts.triggers.create(person.id),
  };
  const payload = buildPress({ context, frame, person }, place, action, sent);
  const ack = await parts.outgoing.sendInteraction(payload, asked);
  return buildAnswers(ack, address, sent);
}
