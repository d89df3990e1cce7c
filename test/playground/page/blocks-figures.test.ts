import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isFigures, readRows } from '../../../src/playground/page/blocks/cells.ts';
import { readChart } from '../../../src/playground/page/blocks/chart-data.ts';
import { buildScale } from '../../../src/playground/page/blocks/chart-scale.ts';
import { nextSorting, type Sorting, sortRows } from '../../../src/playground/page/blocks/sorting.ts';
import { instantOf, wallTime } from '../../../src/playground/page/blocks/zone-time.ts';

const raw = (text: string) => ({ type: 'raw_text', text });
const number = (value: number) => ({ type: 'raw_number', value, text: `€${value.toLocaleString('en')}` });

describe('sorting a table', () => {
  const rows =
    readRows([
      [raw('Zoé'), number(900), raw('10 days')],
      [raw('Émile'), raw('—'), raw('9 days')],
      [raw('eve'), number(1200), raw('100 days')],
      [raw('Ana'), number(-5), raw('—')],
    ]) ?? [];
  const names = (sorting: Sorting | null, tag = 'en-GB') =>
    sortRows(rows, sorting, tag).map(([cell]) => cell?.text);

  test('goes from ascending to descending to what was sent', () => {
    const first = nextSorting(null, 1);
    expect(first).toEqual({ column: 1, direction: 'ascending' });
    const second = nextSorting(first, 1);
    expect(second).toEqual({ column: 1, direction: 'descending' });
    expect(nextSorting(second, 1)).toBeNull();
    expect(nextSorting(second, 2)).toEqual({ column: 2, direction: 'ascending' });
  });

  test('figures by their value, with a dash last in both directions', () => {
    expect(names({ column: 1, direction: 'ascending' })).toEqual(['Ana', 'Zoé', 'eve', 'Émile']);
    expect(names({ column: 1, direction: 'descending' })).toEqual(['eve', 'Zoé', 'Ana', 'Émile']);
  });

  test('names by the alphabet, whatever their accents and capitals', () => {
    expect(names({ column: 0, direction: 'ascending' }, 'fr-FR')).toEqual(['Ana', 'Émile', 'eve', 'Zoé']);
  });

  test('numbers inside text as numbers', () => {
    expect(names({ column: 2, direction: 'ascending' })).toEqual(['Ana', 'Émile', 'Zoé', 'eve']);
  });

  test('leaves what was sent as it is', () => {
    expect(names(null)).toEqual(['Zoé', 'Émile', 'eve', 'Ana']);
    expect(isFigures(rows, 1)).toBe(true);
    expect(isFigures(rows, 2)).toBe(false);
  });
});

describe('the cells of a table', () => {
  test('are as many in each row as in the first, whatever was sent', () => {
    const rows = readRows([[raw('a'), raw('b')], [raw('c')], 'x', [null, 5, raw('too many')]]);
    expect(rows?.map((row) => row.map(({ text }) => text))).toEqual([
      ['a', 'b'],
      ['c', ''],
      ['', ''],
      ['', ''],
    ]);
  });

  test('of rich text have their words to sort by', () => {
    const elements = [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'Ana' }] }];
    expect(readRows([[{ type: 'rich_text', elements }]])?.[0]?.[0]?.text).toBe('Ana');
  });

  test.each([undefined, null, [], {}, 'rows'])('are none in %j', (rows) => {
    expect(readRows(rows)).toBeNull();
  });
});

describe('the scale of a chart', () => {
  test.each([
    [
      [3150, 2100, -450],
      [-1000, 0, 1000, 2000, 3000, 4000],
    ],
    [[0], [0, 1]],
    [
      [0.5, 0.75],
      [0, 0.2, 0.4, 0.6, 0.8],
    ],
    [[1_200_000], [0, 250_000, 500_000, 750_000, 1_000_000, 1_250_000]],
    [[-3], [-3, -2, -1, 0]],
    [[], [0, 1]],
  ])('of %j has the steps %j', (values, ticks) => {
    expect(buildScale(values).ticks.map((tick) => tick + 0)).toEqual(ticks);
  });

  test('holds every value, and nought, in at most eight steps', () => {
    const figure = fc
      .double({ min: -1e12, max: 1e12, noNaN: true })
      .filter((x) => x === 0 || Math.abs(x) > 1e-6);
    fc.assert(
      fc.property(fc.array(figure, { minLength: 1, maxLength: 20 }), (values) => {
        const { ticks, from, to } = buildScale(values);
        expect(from).toBeLessThanOrEqual(Math.min(0, ...values));
        expect(to).toBeGreaterThanOrEqual(Math.max(0, ...values));
        expect(ticks).toContain(0);
        expect(ticks.length).toBeLessThanOrEqual(9);
        expect(new Set(ticks).size).toBe(ticks.length);
      }),
    );
  });
});

describe('a chart block', () => {
  const data = [
    { label: 'a', value: 1 },
    { label: 'b', value: 'x' },
  ];
  test('is read by its categories, with gaps where a point is missing', () => {
    const chart = { type: 'bar', series: [{ name: 's', data }], axis_config: { categories: ['b', 'a'] } };
    expect(readChart({ title: 'T', chart })).toEqual({
      type: 'bar',
      title: 'T',
      categories: ['b', 'a'],
      series: [{ name: 's', values: [null, 1] }],
      xLabel: '',
      yLabel: '',
    });
  });

  test.each([
    undefined,
    { type: 'radar' },
    { type: 'bar', series: [], axis_config: { categories: ['a'] } },
    { type: 'bar', series: [{ name: 's', data }] },
    { type: 'pie', segments: [{ label: 'a', value: 0 }] },
  ])('is not %j', (chart) => {
    expect(readChart({ chart })).toBeNull();
  });
});

describe('the time on the wall', () => {
  test.each([
    ['2024-07-01T07:30:00Z', 'Europe/Paris', '2024-07-01T09:30'],
    ['2024-01-01T23:30:00Z', 'Asia/Kolkata', '2024-01-02T05:00'],
    ['2024-01-01T04:00:00Z', 'America/New_York', '2023-12-31T23:00'],
    ['2024-01-01T00:00:00Z', 'UTC', '2024-01-01T00:00'],
  ])('%s in %s is %s, and back', (instant, zone, wall) => {
    const seconds = Date.parse(instant) / 1000;
    expect(wallTime(seconds, zone)).toBe(wall);
    expect(instantOf(wall, zone)).toBe(seconds);
  });

  test('when it comes twice is the first, when it is left out goes on from before', () => {
    expect(instantOf('2024-10-27T02:30', 'Europe/Paris')).toBe(Date.parse('2024-10-27T00:30Z') / 1000);
    expect(instantOf('2024-03-31T02:30', 'Europe/Paris')).toBe(Date.parse('2024-03-31T01:30Z') / 1000);
    expect(instantOf('nothing', 'Europe/Paris')).toBeNull();
  });
});
