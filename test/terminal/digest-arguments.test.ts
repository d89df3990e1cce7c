import { expect, test } from 'vitest';
import { parseDigestArguments } from '../../src/terminal/digest-arguments.ts';

const preview = {
  action: 'preview',
  to: null,
  day: null,
  sample: false,
  sync: false,
  chart: null,
  locale: null,
};

test.each([
  ['--preview', preview],
  ['--preview --sample --locale fr', { ...preview, sample: true, locale: 'fr' }],
  ['--locale=fr_FR.UTF-8 --preview', { ...preview, locale: 'fr' }],
  ['--preview --day 2026-11-23 --chart week.png', { ...preview, day: '2026-11-23', chart: 'week.png' }],
  ['--now', { ...preview, action: 'now' }],
  ['--now --to U0123456789 --sync', { ...preview, action: 'now', to: 'U0123456789', sync: true }],
  ['--to=W0123 --now', { ...preview, action: 'now', to: 'W0123' }],
])('%s', (line, expected) => {
  expect(parseDigestArguments(line.split(' '))).toEqual(expected);
});

test.each([
  ['', 'Write --preview'],
  ['--sample', 'Write --preview'],
  ['--preview --now', 'Write --preview'],
  ['--now --sample', 'The sample base is for --preview'],
  ['--preview --to U0123456789', '--to is for --now'],
  ['--now --to C0123456789', '--to needs the Slack user id of a person'],
  ['--now --to', '--to needs'],
  ['--preview --day 2026-02-30', '--day needs a day'],
  ['--preview --day monday', '--day needs a day'],
  ['--preview --locale de', '--locale is en or fr.'],
  ['--preview --chart --sample', '--chart needs'],
  ['--preview agents', 'agents is no option'],
])('%j is refused with a sentence', (line, start) => {
  const words = line === '' ? [] : line.split(' ');
  expect(parseDigestArguments(words)).toEqual({ problem: expect.stringContaining(start) });
});
