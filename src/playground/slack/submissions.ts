import type { Acknowledgement, SignOptions } from './deliver.ts';
import { buildClosed, buildSubmission } from './interactions.ts';
import { isJson, type Json, objects, parseJson, text } from './json.ts';
import type { MethodContext } from './methods/method.ts';
import { pushView, updateView } from './methods/views.ts';
import type { Person, StateValues, StoredView } from './model.ts';
import type { PeopleParts } from './parts.ts';
import { findPlace } from './presses.ts';
import { currentState, isEmptyState, mergeState } from './state.ts';

export interface AskedSubmit extends SignOptions {
  readonly user?: string;
  readonly viewId: string;
  /** what stands in its fields, as `state.values` has it; fields that are left out keep what they have */
  readonly values?: StateValues;
}

export interface AskedClose extends SignOptions {
  readonly user?: string;
  readonly viewId: string;
}

/** What came of sending a modal off. With `errors` or a `problem` it is still open. */
export interface Submitted {
  /** what is wrong, by block id: from Slack itself, or from the app */
  readonly errors?: Readonly<Record<string, string>>;
  /** the one sentence that Slack shows when the app answered late, badly, or not at all */
  readonly problem?: string;
  /** what was wrong with the app's answer then, for who writes the app */
  readonly reason?: string;
  /** absent when Slack itself refused, and the app heard nothing */
  readonly ack?: Acknowledgement;
}

const REQUIRED = 'Please complete this required field.';
const TROUBLE = 'We had some trouble connecting. Try again?';

function findModal(parts: PeopleParts, asked: AskedClose): { view: StoredView; person: Person } {
  const { viewId: view, ...rest } = asked;
  const { place, person } = findPlace(parts, { ...rest, view });
  if (!('view' in place) || place.view.view.type !== 'modal') throw new Error('This is no modal');
  return { view: place.view, person };
}

/** The inputs that must not stay empty and are, by block id. */
function findEmpty({ view, state }: StoredView): Record<string, string> {
  const blocks = objects(view.blocks);
  const values = currentState(blocks, state);
  const empty = blocks.filter((block) => {
    if (block.type !== 'input' || block.optional === true) return false;
    return Object.values(values[String(block.block_id)] ?? {}).every(isEmptyState);
  });
  return Object.fromEntries(empty.map((block) => [String(block.block_id), REQUIRED]));
}

/** The errors of an answer, if Slack can show them: words for inputs of this view. */
function readErrors({ view }: StoredView, value: unknown): Record<string, string> | undefined {
  if (!isJson(value)) return undefined;
  const inputs = new Set(
    objects(view.blocks)
      .filter((block) => block.type === 'input')
      .map((block) => block.block_id),
  );
  const entries = Object.entries(value);
  const errors = entries.flatMap(([id, words]) =>
    inputs.has(id) && typeof words === 'string' ? [[id, words] as const] : [],
  );
  return entries.length > 0 && errors.length === entries.length ? Object.fromEntries(errors) : undefined;
}

/** Does to the stack what the acknowledgement asks for; the rest of `Submitted` comes back. */
function obey(context: MethodContext, view: StoredView, body: string): Omit<Submitted, 'ack'> {
  const { views } = context.store;
  const trouble = (reason: string) => ({ problem: TROUBLE, reason });
  const answer = body === '' ? {} : parseJson(body);
  if (!isJson(answer)) return trouble('The answer is no JSON object');
  const { response_action: action } = answer;
  const stack = views.modals(view.user);
  if (action === undefined) views.close(view.user, [view]);
  else if (action === 'clear') views.close(view.user, stack);
  else if (action === 'errors') {
    const errors = readErrors(view, answer.errors);
    return errors ? { errors } : trouble('errors must be words, by the block ids of inputs');
  } else if (action === 'update' || action === 'push') {
    // closed meanwhile: there is nothing left to change
    if (!stack.includes(view)) return {};
    const change = action === 'update' ? updateView : pushView;
    const outcome = change(context, view, answer.view);
    if ('refused' in outcome) return trouble(describeRefusal(outcome.refused));
  } else return trouble(`${JSON.stringify(action)} is no response_action`);
  return {};
}

function describeRefusal({ error, errors }: Json): string {
  return [text(error), ...(Array.isArray(errors) ? errors.map(String) : [])].join(': ');
}

/** Sends the modal on top off. Throws when it is not there, or has no button for it. */
export async function submitView(parts: PeopleParts, asked: AskedSubmit): Promise<Submitted> {
  const { context, frame } = parts;
  const { view, person } = findModal(parts, asked);
  if (!isJson(view.view.submit)) throw new Error('This modal has no button to send it');
  if (asked.values) {
    context.store.views.enter(view, mergeState(objects(view.view.blocks), view.state, asked.values));
  }
  const empty = findEmpty(view);
  if (Object.keys(empty).length > 0) return { errors: empty };
  const triggerId = parts.triggers.create(person.id);
  const payload = buildSubmission({ context, frame, person }, view, triggerId);
  const ack = await parts.outgoing.sendInteraction(payload, asked);
  if (ack.error !== undefined) return { problem: TROUBLE, reason: ack.reason ?? ack.error, ack };
  return { ...obey(context, view, ack.body), ack };
}

/**
 * Closes the modal on top; with `clear_on_close`, those below too. The app is told of each that asked for it by
 * `notify_on_close`; what it acknowledged comes back, nothing when it was not told. Throws when there is no such modal.
 */
export async function closeView(parts: PeopleParts, asked: AskedClose): Promise<Acknowledgement[]> {
  const { context, frame } = parts;
  const { view, person } = findModal(parts, asked);
  const { views } = context.store;
  const stack = views.modals(person.id);
  const cleared = view.view.clear_on_close === true;
  const closed = cleared ? stack.toReversed() : [view];
  views.close(person.id, closed);
  const told = closed.filter((one) => one.view.notify_on_close === true);
  return Promise.all(
    told.map((one) =>
      parts.outgoing.sendInteraction(buildClosed({ context, frame, person }, one, cleared), asked),
    ),
  );
}
