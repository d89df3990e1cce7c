import type { TextObject } from '@slack/types';
import type { Message, MessageBlock } from './blocks.ts';
import { cutText } from './cut-text.ts';
import { fitTables, lengthOfTables } from './fit-tables.ts';
import { limits } from './limits.ts';

/** Something that a message lost for one of Slack's limits. */
interface Cut {
  readonly what: 'text' | 'block' | 'field' | 'element' | 'row' | 'column' | 'chart' | 'id';
  /** the place in the blocks as they were given; null for the message's own text */
  readonly block: number | null;
  /** how many characters, rows, … were lost */
  readonly lost: number;
}

export interface Fitted extends Message {
  readonly cuts: readonly Cut[];
}

type Report = (what: Cut['what'], lost: number) => void;

/**
 * The one step that every message passes before it is posted: cuts it to Slack's limits, never in the middle of a
 * character, an entity or a link, and lists what was cut. A message within the limits comes back as it was.
 */
export function fit(message: Message): Fitted {
  const cuts: Cut[] = [];
  const text = cutText(message.text, limits.messageText);
  if (text !== message.text)
    cuts.push({ what: 'text', block: null, lost: message.text.length - text.length });
  const ids = new Set<string>();
  let charts = 0;
  const blocks = message.blocks.map((given, at): MessageBlock | null => {
    const report: Report = (what, lost) => cuts.push({ what, block: at, lost });
    if (given.type === 'data_visualization' && ++charts > limits.chartsPerMessage) {
      report('chart', 1);
      return null;
    }
    const block = fitBlock(given, report);
    if (block === null) report('block', 1);
    return block && withUniqueId(block, ids, report);
  });
  const beside = blocks.reduce(
    (sum, block) => sum + (block && block.type !== 'data_table' ? textLength(block) : 0),
    0,
  );
  const room = Math.min(limits.tableText, limits.messageBlockText - beside);
  const fitted = fitTables(blocks, room, (block, what, lost) => cuts.push({ what, block, lost }));
  const numbered = fitted.flatMap((block, at) => (block === null ? [] : [{ block, at }]));
  let length = numbered.reduce((sum, { block }) => sum + textLength(block), 0);
  while (
    numbered.length > limits.blocksPerMessage ||
    (length > limits.messageBlockText && numbered.length > 1)
  ) {
    const last = numbered.pop();
    if (!last) break;
    length -= textLength(last.block);
    cuts.push({ what: 'block', block: last.at, lost: 1 });
  }
  return { text, blocks: numbered.map(({ block }) => block), cuts };
}

function fitBlock(block: MessageBlock, report: Report): MessageBlock | null {
  switch (block.type) {
    case 'section':
      return fitSection(block, report);
    case 'header': {
      const text = fitText(block.text, limits.headerText, report);
      return text && { ...block, text };
    }
    case 'context': {
      const elements = block.elements
        .slice(0, limits.contextElements)
        .map((element) => ('text' in element ? fitText(element, limits.contextText, report) : element))
        .filter((element) => element !== null);
      lose(report, 'element', block.elements.length - elements.length);
      return elements.length === 0 ? null : { ...block, elements };
    }
    case 'actions': {
      const elements = block.elements
        .slice(0, limits.actionsElements)
        .map((element) => (element.type === 'button' ? fitButton(element, report) : element))
        .filter((element) => element !== null);
      lose(report, 'element', block.elements.length - elements.length);
      return elements.length === 0 ? null : { ...block, elements };
    }
    case 'image':
      return fitImage(block, report);
    default:
      return block;
  }
}

type Section = Extract<MessageBlock, { type: 'section' }>;

function fitSection(section: Section, report: Report): Section | null {
  const { text: given, fields: givenFields, ...rest } = section;
  const text = given && fitText(given, limits.sectionText, report);
  const fields = givenFields
    ?.slice(0, limits.sectionFields)
    .map((field) => fitText(field, limits.sectionFieldText, report))
    .filter((field) => field !== null);
  lose(report, 'field', (givenFields?.length ?? 0) - (fields?.length ?? 0));
  const hasFields = fields !== undefined && fields.length > 0;
  if (!text && !hasFields) return null;
  return { ...rest, ...(text ? { text } : {}), ...(hasFields ? { fields } : {}) };
}

type Button = Extract<Extract<MessageBlock, { type: 'actions' }>['elements'][number], { type: 'button' }>;

// A button whose line or link were cut would do something else than it says: it goes.
function fitButton(button: Button, report: Report): Button | null {
  if ((button.value?.length ?? 0) > limits.buttonValue || (button.url?.length ?? 0) > limits.url) return null;
  const text = fitText(button.text, limits.buttonText, report);
  return text && { ...button, text };
}

type Image = Extract<MessageBlock, { type: 'image' }>;

function fitImage(image: Image, report: Report): Image | null {
  if ('image_url' in image && (image.image_url?.length ?? 0) > limits.url) return null;
  const alt_text = cutText(image.alt_text, limits.altText);
  lose(report, 'text', image.alt_text.length - alt_text.length);
  const title = image.title && fitText(image.title, limits.imageTitle, report);
  const { title: _, ...rest } = image;
  return { ...rest, alt_text: alt_text.trim() === '' ? '—' : alt_text, ...(title ? { title } : {}) };
}

// Slack refuses a text object that is empty.
function fitText<T extends TextObject>(object: T, most: number, report: Report): T | null {
  if (object.text.trim() === '') return null;
  const text = cutText(object.text, most);
  lose(report, 'text', object.text.length - text.length);
  return text === object.text ? object : { ...object, text };
}

function lose(report: Report, what: Cut['what'], lost: number): void {
  if (lost > 0) report(what, lost);
}

function withUniqueId(block: MessageBlock, ids: Set<string>, report: Report): MessageBlock {
  const { block_id: id, ...rest } = block;
  if (id === undefined) return block;
  if (id !== '' && id.length <= limits.blockId && !ids.has(id)) {
    ids.add(id);
    return block;
  }
  report('id', 1);
  return rest;
}

/** The characters of a block that count towards `msg_blocks_too_long`. */
export function textLength(block: MessageBlock): number {
  if (block.type === 'data_table') return lengthOfTables([block]);
  return sumOfTexts(block);
}

const shownKeys: ReadonlySet<string> = new Set(['text', 'title', 'alt_text', 'caption', 'label', 'name']);

function sumOfTexts(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + sumOfTexts(item), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, item]) =>
      sum + (typeof item === 'string' ? (shownKeys.has(key) ? item.length : 0) : sumOfTexts(item)),
    0,
  );
}
