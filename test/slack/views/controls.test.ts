import { expect, test } from 'vitest';
import { ask } from '../../../src/ask.ts';
import { validateBlocks } from '../../../src/playground/slack/block-kit/validate.ts';
import { renderReportControls } from '../../../src/slack/views/controls.ts';
import { agent, build, exampleReference } from '../../support/example.ts';
import { exampleGround, voicesOf } from './say.ts';

const longNames = (count: number) =>
  Array.from({ length: count }, (_, at) => agent(`${'Maximilian'.repeat(5)} ${at} of sales`, 'Mia', 'North'));

function controls(line: string, locale: 'en' | 'fr', agents = longNames(3)) {
  const dataset = build([], { ...exampleReference, agents });
  const asked = ask(line, locale, { ...exampleGround, dataset });
  if (asked.kind !== 'report') throw new Error(`${line} was not understood`);
  const { report, readings } = asked;
  return renderReportControls({
    ...{ blockId: 't:["agents"]', locale, words: voicesOf(locale).plain, canGoBack: true },
    ...{ query: report.query, table: report.tables[0] ?? null, lines: readings.map(({ line }) => line) },
    ...{ canShare: true, hasDeals: true },
  });
}

test.each([
  ['agents', 'en', 500, 'external_select'],
  ['commerciaux', 'fr', 500, 'external_select'],
  ['agents', 'en', 90, 'static_select'],
  ['commerciaux 2019', 'fr', 3, 'static_select'],
] as const)('%s, %s, of %i agents with long names is within Slack’s limits', (line, locale, count, drill) => {
  const block = controls(line, locale, longNames(count));
  expect(validateBlocks([block], 'message')).toEqual([]);
  expect(
    block.elements.find((element) => 'action_id' in element && element.action_id === 'drill'),
  ).toMatchObject({
    type: drill,
  });
});

test('a period that the menu has not stands first in it, and is chosen', () => {
  const [menu] = controls('agents 2019', 'en').elements;
  expect(menu).toMatchObject({ initial_option: { value: '2019' }, options: { length: 11 } });
});
