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
    text: [page.title, ...page.paragraphs, ...page.tables.map(tableText)].map(escapeText).join('\n'),
    blocks: [
      header(page.title),
      section(page.paragraphs.map(escapeText).join('\n')),
      ...tables,
      ...(buttons.length > 0 ? [{ type: 'actions', elements: buttons } satisfies ActionsBlock] : []),
    ],
  };
}

/** A table in one paragraph, for those who hear the message; examples, its last column, are for the eye. */
function tableText({ caption, rows }: Page['tables'][number]): string {
  return `${caption}\n${rows.map((row) => row.slice(0, 3).join(', ')).join('\n')}`;
}
