import { codePoints } from './block-kit/check.ts';
import { validateSuggestions } from './block-kit/validate.ts';
import { findElement } from './choices.ts';
import type { Acknowledgement, SignOptions } from './deliver.ts';
import { buildSuggestion } from './interactions.ts';
import { isJson, type Json, objects, parseJson } from './json.ts';
import type { PeopleParts } from './parts.ts';
import { type AskedPlace, findPlace } from './presses.ts';

export type AskedOptions = SignOptions &
  AskedPlace & {
    readonly user?: string;
    readonly blockId: string;
    readonly actionId: string;
    readonly typed: string;
  };

/** What an external select shows: options or groups of them, nothing when the app's answer was not taken. */
export interface Suggestions {
  readonly options: readonly Json[];
  readonly optionGroups: readonly Json[];
  /** why nothing is shown: the app did not answer, or Slack would refuse what it answered */
  readonly problem?: string;
  /** absent when the app was not asked: less was typed than `min_query_length` */
  readonly ack?: Acknowledgement;
}

// Slack: an external select asks from the third character on, unless it says otherwise
const MIN_QUERY = 3;

function readSuggestions(ack: Acknowledgement): Suggestions {
  const nothing = { options: [], optionGroups: [], ack };
  if (ack.error !== undefined) return { ...nothing, problem: ack.error };
  const answer = parseJson(ack.body);
  if (!isJson(answer)) return { ...nothing, problem: 'The answer is no JSON object' };
  const [first] = validateSuggestions(answer);
  if (first) return { ...nothing, problem: `${first.message} [json-pointer:${first.pointer}]` };
  return { options: objects(answer.options), optionGroups: objects(answer.option_groups), ack };
}

/** Asks the app for the options of an external select. Throws when there is none such there. */
export async function askOptions(parts: PeopleParts, asked: AskedOptions): Promise<Suggestions> {
  const { context, frame } = parts;
  const { blockId, actionId, typed } = asked;
  const { place, person } = findPlace(parts, asked);
  const blocks = 'view' in place ? objects(place.view.view.blocks) : place.message.blocks;
  const { element } = findElement(blocks, { blockId, actionId });
  if (!String(element.type).endsWith('external_select'))
    throw new Error(`${element.type} has its own options`);
  const least = typeof element.min_query_length === 'number' ? element.min_query_length : MIN_QUERY;
  if (codePoints(typed) < least) return { options: [], optionGroups: [] };
  const payload = buildSuggestion({ context, frame, person }, place, { blockId, actionId, typed });
  return readSuggestions(await parts.outgoing.sendInteraction(payload, asked));
}
