import type { ActionsBlock, DataTableBlock } from '@slack/types';
import type { Page } from '../../report/page.ts';
import type { Message } from '../blocks.ts';
import { escapeText } from '../escape.ts';
import { askButton } from './ask-button.ts';
import { header, section } from './report.ts';

const buttonText = 75;

/** A page of words, its examples as buttons that ask them. */
export function renderPage(page: Page): Message {
  const tables = page.tables.map(
    ({ caption, head, rows }): DataTableBlock => ({
      type: 'data_table',
      caption,
      rows: [head, ...rows].map((row) =>
        row.map((text) => ({ type: 'raw_text', text: text === '' ? ' ' : text })),
      ),
      page_size: Math.min(rows.length, 100),
    }),
  );
  const buttons = page.lines
    .filter((line) => line.length <= buttonText)
    .map((line, n) => askButton(line, line, n));
  return {
    text: [`${page.title}.`, ...page.paragraphs, ...tables.map(({ caption }) => caption)]
      .map(escapeText)
      .join(' '),
    blocks: [
      header(page.title),
      section(page.paragraphs.map(escapeText).join('\n')),
      ...tables,
      ...(buttons.length > 0 ? [{ type: 'actions', elements: buttons } satisfies ActionsBlock] : []),
    ],
  };
}
