import { isJson, type Json } from '../json.ts';

export type Surface = 'message' | 'modal' | 'home';

/** What Slack would refuse, and where: `pointer` is a JSON pointer such as `/blocks/1/elements/0`. */
export interface BlockProblem {
  readonly pointer: string;
  readonly message: string;
}

/** Where a `slack_file` stands: only a file that was processed and that the reader may see can be shown. */
export type FileState = 'unknown' | 'processing' | 'not_visible' | 'not_an_image' | 'visible';

export interface BlockContext {
  readonly surface: Surface;
  /** looks a `slack_file` up by id or url */
  readonly file: (reference: { readonly id?: string; readonly url?: string }) => FileState;
  /** whether Slack can fetch a picture; when it cannot, it refuses the whole message */
  readonly reachable: (imageUrl: string) => boolean;
}

/** Collects problems while blocks are walked. */
export interface Check extends BlockContext {
  readonly problems: BlockProblem[];
}

export function problem(check: Check, pointer: string, message: string): void {
  check.problems.push({ pointer, message });
}

/** Slack counts code points, so that an emoji is one (slackblocks' fixtures). */
export function codePoints(value: string): number {
  let count = 0;
  for (let index = 0; index < value.length; index += 1) {
    const code = value.charCodeAt(index);
    if (code < 0xdc00 || code > 0xdfff) count += 1;
  }
  return count;
}

export interface Bounds {
  readonly min?: number;
  readonly max: number;
}

/** A required string within bounds; at least one character unless `min` is 0. */
export function checkString(check: Check, value: unknown, pointer: string, { min = 1, max }: Bounds): void {
  if (typeof value !== 'string') {
    problem(check, pointer, value === undefined ? 'missing required field' : 'must be a string');
    return;
  }
  if (value.length < min) problem(check, pointer, `must be more than ${min - 1} characters`);
  else if (value.length > max && codePoints(value) > max) {
    problem(check, pointer, `must be less than ${max + 1} characters`);
  }
}

export function checkOptionalString(check: Check, value: unknown, pointer: string, bounds: Bounds): void {
  if (value !== undefined) checkString(check, value, pointer, bounds);
}

/** A text object; `kind` narrows to plain text, else plain or mrkdwn. */
export function checkText(
  check: Check,
  value: unknown,
  pointer: string,
  max: number,
  kind: 'plain_text' | 'mrkdwn' | 'any' = 'any',
): void {
  if (!isJson(value)) {
    problem(check, pointer, value === undefined ? 'missing required field' : 'must be a text object');
    return;
  }
  const allowed = kind === 'any' ? ['plain_text', 'mrkdwn'] : [kind];
  if (typeof value.type !== 'string' || !allowed.includes(value.type)) {
    problem(check, `${pointer}/type`, `must be ${allowed.join(' or ')}`);
  }
  if (value.type === 'mrkdwn' && value.emoji !== undefined) {
    problem(check, `${pointer}/emoji`, 'is for plain_text only');
  }
  checkString(check, value.text, `${pointer}/text`, { max });
}

/** A list of `min` to `max` items; calls `each` on every one. */
export function checkList(
  check: Check,
  value: unknown,
  pointer: string,
  { min = 1, max }: Bounds,
  each: (item: unknown, pointer: string, index: number) => void,
): void {
  if (!Array.isArray(value)) {
    problem(check, pointer, value === undefined ? 'missing required field' : 'must be an array');
    return;
  }
  if (value.length < min) problem(check, pointer, `no fewer than ${min} items allowed`);
  if (value.length > max) problem(check, pointer, `no more than ${max} items allowed`);
  value.slice(0, max).forEach((item, index) => {
    each(item, `${pointer}/${index}`, index);
  });
}

export function checkObject(check: Check, value: unknown, pointer: string): value is Json {
  if (isJson(value)) return true;
  problem(check, pointer, value === undefined ? 'missing required field' : 'must be an object');
  return false;
}
