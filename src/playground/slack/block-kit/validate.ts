import { isJson, type Json } from '../json.ts';
import { checkBlock } from './blocks.ts';
import {
  type BlockContext,
  type BlockProblem,
  type Check,
  checkList,
  checkOptionalString,
  checkString,
  checkText,
  codePoints,
  problem,
  type Surface,
} from './check.ts';
import { checkDataBlocksTogether } from './data-blocks.ts';
import { checkOptionLists } from './options.ts';

/** Slack answers `msg_blocks_too_long` from about here on, though no page says so (bolt-js#2509). */
export const MESSAGE_BLOCK_CHARACTERS = 13_200;

const MOST_BLOCKS: Record<Surface, number> = { message: 50, modal: 100, home: 100 };

// what a reader sees: texts, captions and titles, labels and names of charts
const SHOWN = new Set(['text', 'caption', 'title', 'label', 'name', 'alt_text', 'x_label', 'y_label']);

/** Characters that a message's blocks show, over all of them. */
export function blockTextLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + blockTextLength(item), 0);
  if (!isJson(value)) return 0;
  let sum = 0;
  for (const [key, item] of Object.entries(value)) {
    if (typeof item === 'string') sum += SHOWN.has(key) ? codePoints(item) : 0;
    else if (typeof item === 'object') sum += blockTextLength(item);
  }
  return sum;
}

function checkBlockIds(check: Check, blocks: readonly unknown[]): void {
  const seen = new Set<string>();
  blocks.forEach((block, index) => {
    if (!isJson(block) || typeof block.block_id !== 'string') return;
    if (seen.has(block.block_id)) problem(check, `/blocks/${index}/block_id`, 'must be unique');
    seen.add(block.block_id);
  });
}

function checkBlocks(check: Check, blocks: unknown): void {
  const max = MOST_BLOCKS[check.surface];
  checkList(check, blocks, '/blocks', { min: 0, max }, (block, pointer) => checkBlock(check, block, pointer));
  if (!Array.isArray(blocks)) return;
  checkBlockIds(check, blocks);
  checkDataBlocksTogether(check, blocks.filter(isJson));
}

function newCheck(surface: Surface, context: Partial<BlockContext>): Check {
  return {
    surface,
    file: context.file ?? (() => 'visible'),
    reachable: context.reachable ?? (() => true),
    problems: [],
  };
}

/**
 * What Slack would refuse in these blocks, nothing when they are fine. Where sources differ on a limit, the
 * tighter holds. Every file counts as visible and every picture as reachable unless the context says otherwise;
 * pictures may be on https or on the loopback.
 */
export function validateBlocks(
  blocks: unknown,
  surface: Surface,
  context: Partial<Omit<BlockContext, 'surface'>> = {},
): BlockProblem[] {
  const check = newCheck(surface, context);
  checkBlocks(check, blocks);
  if (surface === 'message' && blockTextLength(blocks) > MESSAGE_BLOCK_CHARACTERS) {
    problem(check, '/blocks', `msg_blocks_too_long: more than ${MESSAGE_BLOCK_CHARACTERS} characters`);
  }
  return check.problems;
}

/** The same for an app's answer to what was typed in an external select, which may be that there is nothing. */
export function validateSuggestions(answer: Json): BlockProblem[] {
  const check = newCheck('message', {});
  checkOptionLists(check, answer, '', 0);
  return check.problems;
}

/** The same for a dialog or a Home tab. */
export function validateView(
  view: Json,
  context: Partial<Omit<BlockContext, 'surface'>> = {},
): BlockProblem[] {
  const surface = view.type === 'home' ? 'home' : 'modal';
  const check = newCheck(surface, context);
  if (view.type !== 'home' && view.type !== 'modal') problem(check, '/type', 'must be modal or home');
  if (surface === 'modal') {
    checkText(check, view.title, '/title', 24, 'plain_text');
    if (view.submit !== undefined) checkText(check, view.submit, '/submit', 24, 'plain_text');
    if (view.close !== undefined) checkText(check, view.close, '/close', 24, 'plain_text');
    const inputs =
      Array.isArray(view.blocks) && view.blocks.some((block) => isJson(block) && block.type === 'input');
    if (inputs && view.submit === undefined) problem(check, '/submit', 'is required when there are inputs');
  }
  checkOptionalString(check, view.callback_id, '/callback_id', { max: 255 });
  checkOptionalString(check, view.external_id, '/external_id', { min: 0, max: 255 });
  if (view.private_metadata !== undefined) {
    checkString(check, view.private_metadata, '/private_metadata', { min: 0, max: 3000 });
  }
  checkBlocks(check, view.blocks);
  return check.problems;
}
