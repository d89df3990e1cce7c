import { isJson, type Json } from '../json.ts';
import {
  type Check,
  checkList,
  checkObject,
  checkOptionalString,
  checkString,
  checkText,
  problem,
  type Surface,
} from './check.ts';
import { checkDataTable, checkDataVisualization, checkTable } from './data-blocks.ts';
import { checkElement } from './elements.ts';
import { checkImage } from './images.ts';

const ALL: readonly Surface[] = ['message', 'modal', 'home'];
const MESSAGES: readonly Surface[] = ['message'];

type BlockCheck = (check: Check, block: Json, pointer: string) => void;

function checkSection(check: Check, block: Json, pointer: string): void {
  if (block.text === undefined && block.fields === undefined)
    problem(check, pointer, 'must have text or fields');
  if (block.text !== undefined) checkText(check, block.text, `${pointer}/text`, 3000);
  if (block.fields !== undefined) {
    checkList(check, block.fields, `${pointer}/fields`, { max: 10 }, (field, at) =>
      checkText(check, field, at, 2000),
    );
  }
  if (block.accessory !== undefined) {
    checkElement(check, block.accessory, `${pointer}/accessory`, 'accessory', new Set());
  }
}

function checkContext(check: Check, block: Json, pointer: string): void {
  checkList(check, block.elements, `${pointer}/elements`, { max: 10 }, (element, at) => {
    if (isJson(element) && element.type === 'image') checkImage(check, element, at);
    else checkText(check, element, at, 3000);
  });
}

function checkActions(check: Check, block: Json, pointer: string): void {
  const ids = new Set<string>();
  checkList(check, block.elements, `${pointer}/elements`, { max: 25 }, (element, at) => {
    checkElement(check, element, at, 'actions', ids);
  });
}

function checkInput(check: Check, block: Json, pointer: string): void {
  checkText(check, block.label, `${pointer}/label`, 2000, 'plain_text');
  if (block.hint !== undefined) checkText(check, block.hint, `${pointer}/hint`, 2000, 'plain_text');
  checkElement(check, block.element, `${pointer}/element`, 'input', new Set());
}

function checkImageBlock(check: Check, block: Json, pointer: string): void {
  checkImage(check, block, pointer);
  if (block.title !== undefined) checkText(check, block.title, `${pointer}/title`, 2000, 'plain_text');
}

const RICH = new Set(['rich_text_section', 'rich_text_list', 'rich_text_quote', 'rich_text_preformatted']);

function checkRichText(check: Check, block: Json, pointer: string): void {
  checkList(check, block.elements, `${pointer}/elements`, { max: 100 }, (element, at) => {
    if (!checkObject(check, element, at)) return;
    if (!RICH.has(String(element.type))) problem(check, `${at}/type`, 'unsupported rich text element');
    checkList(check, element.elements, `${at}/elements`, { min: 0, max: 1000 }, (leaf, leafAt) => {
      if (isJson(leaf) && leaf.type === 'text')
        checkString(check, leaf.text, `${leafAt}/text`, { max: 3000 });
    });
  });
}

// the bot uses no others; a block type missing here is refused as unknown
const CHECKS: Record<string, readonly [readonly Surface[], BlockCheck]> = {
  section: [ALL, checkSection],
  header: [
    ALL,
    (check, block, pointer) => checkText(check, block.text, `${pointer}/text`, 150, 'plain_text'),
  ],
  context: [ALL, checkContext],
  actions: [ALL, checkActions],
  divider: [ALL, () => {}],
  image: [ALL, checkImageBlock],
  input: [ALL, checkInput],
  rich_text: [ALL, checkRichText],
  alert: [['modal'], (check, block, pointer) => checkText(check, block.text, `${pointer}/text`, 200)],
  markdown: [
    MESSAGES,
    (check, block, pointer) => checkString(check, block.text, `${pointer}/text`, { max: 12_000 }),
  ],
  table: [MESSAGES, checkTable],
  data_table: [MESSAGES, checkDataTable],
  data_visualization: [MESSAGES, checkDataVisualization],
};

export function checkBlock(check: Check, block: unknown, pointer: string): void {
  if (!checkObject(check, block, pointer)) return;
  const entry = CHECKS[String(block.type)];
  if (!entry) {
    problem(check, `${pointer}/type`, `unsupported type: ${String(block.type)}`);
    return;
  }
  const [surfaces, checkContent] = entry;
  if (!surfaces.includes(check.surface)) {
    problem(
      check,
      `${pointer}/type`,
      `${String(block.type)} is not allowed on this surface: ${check.surface}`,
    );
    return;
  }
  checkOptionalString(check, block.block_id, `${pointer}/block_id`, { max: 255 });
  checkContent(check, block, pointer);
}
