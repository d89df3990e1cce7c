import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Dimension } from '../../src/deals/deal.ts';
import { dimensions, stages } from '../../src/deals/deal.ts';
import type { PeriodSpec } from '../../src/deals/period.ts';
import { calendarUnits } from '../../src/deals/period.ts';
import { vocabularies, vocabularyOf } from '../../src/i18n/grammar/vocabulary.ts';
import { locales } from '../../src/i18n/locale.ts';
import { catalogue, kpi } from '../../src/kpis/catalogue.ts';
import type { Names } from '../../src/query/names.ts';
import { normalForm } from '../../src/query/normal-form.ts';
import { parse } from '../../src/query/parse.ts';
import { print } from '../../src/query/print.ts';
import type { Ask, Filters, LeaderboardId, Query } from '../../src/query/query.ts';
import { leaderboards, ownReports, plainReports, profileDimensions } from '../../src/query/query.ts';
import { sampleNames } from './sample-names.ts';

const awkward = [
  'Q3',
  'T3',
  '2017',
  '2017-07',
  'last month',
  'agents',
  'agent',
  'revenue',
  'by',
  'top 5',
  'les 5 derniers',
  'tout',
  'share',
  'help',
  'won',
  'stage',
  '*_~',
  '<!channel>',
  '<@U012AB3CD|bob>',
  'A &amp; B',
  '&lt;',
  'a "quoted" name',
  '"',
  '""',
  'ends with "',
  '“curly”',
  '«guillemets»',
  "O'Brien",
  "'single'",
  'comma, inc',
  'co:lon',
  'agent:West',
  '🚀',
  '🚀 Team',
  'שלום',
  'مرحبا بك',
  'Zoë Ångström',
  'a\\b',
  'tab\there',
  'new\nline',
  '  spaces  ',
  'GTX',
  'GTX top 5',
  '1',
  '..',
  '2017-01-01..',
  ',',
  ':',
  '-',
  'x-',
  'Ⅷ',
  '\u200bzero',
  'ﬁ',
  'W27',
  'may',
  'mars',
  'the',
  'le',
  'pays',
];

const names: Names = sampleNames({
  agent: awkward,
  product: awkward,
  account: awkward,
  location: awkward,
  office: ['Q3'],
});

const label = (dimension: Dimension) => fc.constantFrom(...names[dimension].map((member) => member.label));

const two = (n: number) => String(n).padStart(2, '0');
const day = fc
  .tuple(
    fc.integer({ min: 1990, max: 2050 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([y, m, d]) => `${y}-${two(m)}-${two(d)}`);
const year = fc.integer({ min: 1900, max: 2099 });

const period: fc.Arbitrary<PeriodSpec> = fc.oneof(
  fc.constant<PeriodSpec>({ type: 'all' }),
  fc.record({
    type: fc.constant('relative' as const),
    unit: fc.constantFrom(...calendarUnits),
    offset: fc.constantFrom(0 as const, -1 as const),
  }),
  fc.record({
    type: fc.constant('last' as const),
    unit: fc.constantFrom(...calendarUnits),
    n: fc.integer({ min: 1, max: 12 }),
  }),
  fc.record({ type: fc.constant('year' as const), year }),
  fc.record(
    { type: fc.constant('quarter' as const), quarter: fc.integer({ min: 1, max: 4 }), year },
    { requiredKeys: ['type', 'quarter'] },
  ),
  fc.record(
    { type: fc.constant('month' as const), month: fc.integer({ min: 1, max: 12 }), year },
    { requiredKeys: ['type', 'month'] },
  ),
  fc.record({ type: fc.constant('week' as const), week: fc.integer({ min: 1, max: 52 }), year }),
  day.map((first): PeriodSpec => ({ type: 'range', first })),
  fc
    .tuple(day, day)
    .map(([a, b]): PeriodSpec => ({ type: 'range', first: a < b ? a : b, last: a < b ? b : a })),
);

const ask: fc.Arbitrary<Ask> = fc.oneof(
  fc
    .constantFrom(...plainReports, ...ownReports, ...(Object.keys(leaderboards) as LeaderboardId[]))
    .map((report): Ask => ({ report })),
  fc.constantFrom(...catalogue).map(({ id }): Ask => ({ report: 'kpi', kpi: id })),
  fc
    .constantFrom(...profileDimensions)
    .chain((of) => label(of).map((name): Ask => ({ report: 'profile', of, name }))),
);

const filters: fc.Arbitrary<Filters> = fc
  .tuple(
    fc
      .uniqueArray(fc.constantFrom(...dimensions), { maxLength: 3 })
      .chain((keys) =>
        fc.tuple(
          ...keys.map((key) =>
            fc
              .uniqueArray(label(key), { minLength: 1, maxLength: 3 })
              .map((values) => [key, values] as const),
          ),
        ),
      ),
    fc.uniqueArray(fc.constantFrom(...stages), { maxLength: 2 }),
  )
  .map(([entries, stage]) => ({ ...Object.fromEntries(entries), ...(stage.length > 0 ? { stage } : {}) }));

const query: fc.Arbitrary<Query> = fc
  .record({
    ask,
    by: fc.option(
      fc.constantFrom(...dimensions, 'stage' as const, 'week' as const, 'month' as const, 'quarter' as const),
      { nil: undefined },
    ),
    limit: fc.option(
      fc.record({
        end: fc.constantFrom('top' as const, 'bottom' as const),
        n: fc.integer({ min: 1, max: 100 }),
      }),
      { nil: undefined },
    ),
    period: fc.option(period, { nil: undefined }),
    versus: fc.constantFrom('last_year' as const, undefined),
    filters,
  })
  .map((parts): Query => {
    const asked = normalForm(parts.ask, parts.by) ?? { ask: parts.ask };
    const rate = asked.ask.report === 'kpi' && kpi(asked.ask.kpi).unit === 'rate';
    const { stage, ...named } = parts.filters;
    // A profile's own dimension is settled by its name; two names of one dimension are a table of both.
    const { [asked.ask.report === 'profile' ? asked.ask.of : 'none']: _, ...others } = named as Filters & {
      none?: never;
    };
    return {
      ...asked,
      ...(parts.limit ? { limit: parts.limit } : {}),
      ...(parts.period ? { period: parts.period } : {}),
      ...(parts.versus ? { versus: parts.versus } : {}),
      filters: stage && !rate ? { ...others, stage } : others,
    };
  });

describe.each(locales)('canonical text in %s', (locale) => {
  test('is read back as the query it was printed from', () => {
    fc.assert(
      fc.property(query, (asked) => {
        const parsed = parse(print(asked, vocabularyOf[locale]), { vocabularies, names });
        expect(parsed).toMatchObject({ kind: 'query', share: false });
        if (parsed.kind === 'query') expect(parsed.query).toEqual(asked);
      }),
      { numRuns: 600 },
    );
  });

  test.each(awkward)('names %j as a profile and as a filter', (name) => {
    for (const of of ['agent', 'product', 'account'] as const) {
      const asked: Query = {
        ask: { report: 'profile', of, name },
        filters: { agent: [name, 'Zane Levy'], location: [name] },
      };
      expect(parse(print(asked, vocabularyOf[locale]), { vocabularies, names })).toMatchObject({
        kind: 'query',
        query: asked,
      });
    }
  });

  test('is the same whoever reads it', () => {
    for (const { id } of catalogue) {
      const asked: Query = { ask: { report: 'kpi', kpi: id }, filters: {} };
      const text = print(asked, vocabularyOf[locale]);
      expect(parse(text, { vocabularies: vocabularies.toReversed(), names })).toMatchObject({ query: asked });
    }
  });
});

test('any name at all is read back, between its quotes', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }),
      fc.string({ minLength: 1 }),
      (one, other) => {
        const members = sampleNames({ agent: [one], product: [other] });
        const asked: Query = {
          ask: { report: 'profile', of: 'agent', name: one },
          filters: { product: [other] },
        };
        for (const locale of locales) {
          const parsed = parse(print(asked, vocabularyOf[locale]), { vocabularies, names: members });
          expect(parsed).toMatchObject({ kind: 'query', query: asked });
        }
      },
    ),
    { numRuns: 200 },
  );
});
