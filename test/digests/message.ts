import type { DigestMessage } from '../../src/digests/message.ts';

/** The smallest whole PNG: one white pixel. */
export const png = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG7buVgAAAABJRU5ErkJggg==',
    'base64',
  ),
);
export const page = new TextEncoder().encode('<!DOCTYPE html><html><body>Busy</body></html>');

export function buildMessage(slot: number, late: boolean): DigestMessage {
  const section = (text: string) => ({ type: 'section' as const, text: { type: 'mrkdwn' as const, text } });
  return {
    text: `Digest of ${new Date(slot).toISOString()}${late ? ', late' : ''}`,
    before: [section('Revenue'), buildTable()],
    after: [section('Biggest wins')],
    picture: {
      config: { type: 'line', data: { labels: ['a'], datasets: [{ data: [1] }] }, options: {} },
      size: { width: 700, height: 420 },
      alt: 'Revenue by week',
      native: {
        type: 'data_visualization',
        title: 'Revenue',
        chart: {
          type: 'line',
          series: [{ name: 'Revenue', data: [{ label: 'a', value: 1 }] }],
          axis_config: { categories: ['a'] },
        },
      },
    },
  };
}

function buildTable() {
  const cell = (text: string) => ({ type: 'raw_text' as const, text });
  return {
    type: 'data_table' as const,
    caption: 'Leaderboard',
    rows: [
      [cell('Agent'), cell('Won')],
      [cell('Ann'), cell('3')],
    ],
  };
}
