import type { ReceiptLine } from '../../i18n/receipt-counts.ts';
import { createReceiptWords, type ReceiptList } from '../../i18n/receipt-words.ts';
import type { Words } from '../../i18n/words.ts';
import type { Receipt } from '../../report/receipt.ts';
import type { Table } from '../../report/report.ts';
import type { Message } from '../blocks.ts';
import { limits } from '../limits.ts';
import { context, header, renderTable, section, type Voices } from './report.ts';

/**
 * How a figure came about: the figure and what it means, what was asked, what is counted and what is not, and what
 * could not be read. Who posts it adds the controls.
 * @param zone in which instants are told
 */
export function renderReceipt(receipt: Receipt, { plain, markup }: Voices, zone: string): Message {
  const { colon } = markup.messages;
  const words = createReceiptWords(markup);
  const plainWords = createReceiptWords(plain);
  const lines = [words.question(receipt), words.counted(receipt)].filter((some) => some.length > 0);
  const lists = [words.leftOut(receipt), words.findings(receipt)].filter((list) => list !== null);
  // Slack refuses a table that is only a head.
  const products = receipt.products?.rows.length ? firstRows(receipt.products) : null;
  const hidden = products && markup.notShown(products);
  const notes = [...words.notes(receipt, zone), ...(hidden ? [hidden] : [])];
  return {
    text: [
      words.title(receipt),
      `${markup.kpi(receipt.kpi)}${colon}${words.figure(receipt)}`,
      words.definition(receipt),
      ...lines.flat().map(({ label, value }) => `${label}${colon}${value}`),
      ...(products ? [words.products(products).sentence] : []),
      ...lists.flatMap(({ head, items }) => [head, ...items.map(bullet)]),
      ...notes,
    ].join('\n'),
    blocks: [
      header(plainWords.title(receipt)),
      section(`*${words.figure(receipt)}*\n${words.definition(receipt)}`),
      ...lines.map((some) => section(some.map((line) => lineText(line, markup)).join('\n'))),
      ...(products ? [renderTable(products, plainWords.products(products).caption, plain)] : []),
      ...lists.map((list) => section(listText(list))),
      context(notes.join('  ')),
    ],
  };
}

/** The rows that Slack shows of a table. */
function firstRows(table: Table): Table {
  const rows = table.rows.slice(0, limits.tableRows - 1);
  return { ...table, rows, hidden: table.rows.length - rows.length };
}

function lineText({ label, value }: ReceiptLine, { messages }: Words): string {
  return `*${label}${messages.colon.trimEnd()}* ${value}`;
}

function listText({ head, items }: ReceiptList): string {
  return [`*${head}*`, ...items.map(bullet)].join('\n');
}

function bullet(item: string): string {
  return `•  ${item}`;
}
