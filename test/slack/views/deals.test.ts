import { describe, expect, it, test } from 'vitest';
import { type Answer, answer, type Ground } from '../../../src/answer.ts';
import { type Locale, locales } from '../../../src/i18n/locale.ts';
import { catalogue, type KpiId } from '../../../src/kpis/catalogue.ts';
import { validateBlocks } from '../../../src/playground/slack/block-kit/validate.ts';
import type { Query } from '../../../src/query/query.ts';
import { dealsBehind, pageOf } from '../../../src/report/behind.ts';
import type { Message } from '../../../src/slack/blocks.ts';
import { fit } from '../../../src/slack/fit.ts';
import { type DealsView, dealsPerPage, renderDeals } from '../../../src/slack/views/deals.ts';
import { build, deal, exampleReference } from '../../support/example.ts';
import { allTime, secondQuarter } from '../../support/shown.ts';
import { largeGround, oddGround, oddNames } from './odd-base.ts';
import { exampleGround, voicesOf } from './say.ts';
import { transcript } from './transcript.ts';

interface Asked extends Partial<Pick<DealsView, 'names' | 'linkOf' | 'figure'>> {
  readonly query?: Partial<Query>;
  readonly ground?: Ground;
  readonly page?: number;
}

const linkOf = (id: string) => `https://airtable.com/appA/tblB/rec${id}`;

function answered(query: Partial<Query>, ground: Ground): Extract<Answer, { kind: 'report' }> {
  const found = answer({ ask: { report: 'overview' }, filters: {}, ...query }, ground);
  if (found.kind !== 'report') throw new Error(found.problem.kind);
  return found;
}

function dealsOf(
  kpi: KpiId,
  locale: Locale,
  { query = {}, ground = exampleGround, page = 1, ...view }: Asked = {},
): Message | null {
  const { report, sources } = answered(query, ground);
  const behind = dealsBehind(sources, kpi);
  if (behind === null) return null;
  return renderDeals({
    behind,
    page: pageOf(behind, page, dealsPerPage),
    report,
    names: new Map(),
    linkOf,
    voices: voicesOf(locale),
    zone: 'UTC',
    ...view,
  });
}

function shown(...asked: Parameters<typeof dealsOf>): Message {
  const message = dealsOf(...asked);
  if (message === null) throw new Error('no deals can be behind that');
  return message;
}

const names = new Map([
  ['1', 'OPP-1 Acme renewal'],
  ['2', 'OPP-2'],
  ['3', 'OPP-3'],
  ['5', 'OPP-5'],
]);

describe.each(locales)('deals behind a figure, in %s', (locale) => {
  test.each<[string, KpiId, Asked]>([
    ['revenue of a quarter', 'total_revenue', { query: { period: secondQuarter }, names }],
    ['estimates, one without a list price', 'open_pipeline_revenue', { query: { period: allTime } }],
    ['a rate, of won and lost deals', 'win_rate', { query: { period: secondQuarter } }],
    ['a page in the middle', 'total_sales', { query: { period: allTime }, page: 2 }],
    [
      'under filters',
      'total_won_sales',
      { query: { period: secondQuarter, filters: { agent: ['Ana', 'Bob'] } } },
    ],
    [
      'the subject of a profile',
      'total_revenue',
      { query: { ask: { report: 'profile', of: 'agent', name: 'Cléo' }, period: allTime } },
    ],
    [
      'one deal, without a link',
      'total_revenue',
      { query: { period: secondQuarter, filters: { agent: ['Cléo'] } }, linkOf: () => null },
    ],
    ['none, under a filter', 'total_revenue', { query: { filters: { agent: ['Dan'] } } }],
    ['none', 'total_lost_sales', { query: { period: { type: 'year', year: 2019 } } }],
  ])('%s', (_, kpi, asked) => {
    expect(transcript(shown(kpi, locale, asked))).toMatchSnapshot();
  });
});

describe('every page of deals keeps within what Slack takes', () => {
  const grounds: [string, Ground, string][] = [
    ['where names have 60 characters', largeGround(), 'N'.repeat(60)],
    ['where names have 60 characters that have to be escaped', largeGround(), '&'.repeat(60)],
    ['where everything has an odd name', oddGround(), '<!channel>'],
    ['where names are as long as can be', largeGround(), '🦊<|>'.repeat(2000)],
  ];
  it.each(grounds)('%s', (_, ground, name) => {
    const every = { get: () => name } as unknown as ReadonlyMap<string, string>;
    for (const { id } of catalogue)
      for (const locale of locales)
        for (const page of [1, 2, 9999]) {
          const message = dealsOf(id, locale, { ground, page, names: every, query: { period: allTime } });
          if (message === null) continue;
          expect(fit(message).cuts).toEqual([]);
          expect(validateBlocks(message.blocks, 'message')).toEqual([]);
          expect(message.text.length).toBeLessThanOrEqual(4000);
          expect(JSON.stringify(message)).not.toMatch(/undefined|NaN|\[object/);
        }
  });

  it('with a page of 25 as well', () => {
    const { report, sources } = answered({ period: allTime }, largeGround());
    const behind = dealsBehind(sources, 'total_sales');
    if (!behind) throw new Error('no deals');
    const view = { behind, page: pageOf(behind, 1, 25), report, names: new Map(), linkOf, zone: 'UTC' };
    const message = renderDeals({ ...view, voices: voicesOf('fr') });
    expect(fit(message).cuts).toEqual([]);
    expect(message.text).toMatch(/et \d+ autres affaires dans le tableau/);
  });
});

describe('nothing in the base', () => {
  const alive = /<[!@#]|<https?:|https?:\/\/|<mailto:/i;
  it.each([...oddNames, 'a|b', '><!here>', '|<https://evil.example|x>', '\u202e', '   '])(
    'pings, links or breaks out by the name %j',
    (name) => {
      const deals = [deal(1, name, name, name, 'won', '2024-07-01', '2024-07-02', 5)];
      const ground = { ...exampleGround, dataset: build(deals, exampleReference) };
      const message = shown('total_revenue', 'en', { ground, names: new Map([['1', name]]) });
      const [links] = message.blocks.filter((block) => block.type === 'section');
      const text = links?.type === 'section' ? (links.text?.text ?? '') : '';
      // one token, with one address and one label
      expect(text).toMatch(/^\*Open in Airtable\*\n<https:\/\/airtable\.com\/appA\/tblB\/rec1\|[^<>|\n]+>$/u);
      expect(text.replaceAll(/<https:\/\/airtable\.com\/appA\/tblB\/rec1\|/g, '')).not.toMatch(alive);
      expect(message.text).not.toMatch(alive);
    },
  );
});

describe('a deal', () => {
  const cellsOf = (message: Message) => {
    const table = message.blocks.find((block) => block.type === 'data_table');
    return table?.type === 'data_table' ? table.rows.slice(1) : [];
  };

  it('without a name goes by its record', () => {
    const [row] = cellsOf(shown('total_revenue', 'en', { query: { period: secondQuarter } }));
    expect(row?.[0]).toEqual({ type: 'raw_text', text: '5' });
  });

  it('is sorted by numbers where a number is shown, dates by their day', () => {
    const rows = cellsOf(shown('total_revenue', 'en', { query: { period: secondQuarter } }));
    const numbers = rows.map((row) => row.slice(5).map((cell) => ('value' in cell ? cell.value : null)));
    expect(numbers[0]).toEqual([600, 19_904, 56]);
    expect(numbers[3]).toEqual([1200, 19_818, 86]);
  });
});

describe('what is said of all of them', () => {
  const contextOf = (message: Message) => {
    const block = message.blocks[1];
    const [element] = block?.type === 'context' ? block.elements : [];
    return element && 'text' in element ? element.text : '';
  };

  it('names the figure where it is neither their number nor their sum', () => {
    const query = { period: secondQuarter };
    expect(contextOf(shown('total_revenue', 'en', { query }))).toMatch(
      / {2}· {2}4 deals {2}· {2}€3,150 in all$/,
    );
    expect(contextOf(shown('total_won_sales', 'en', { query }))).toMatch(/· {2}€3,150 in all$/);
    expect(contextOf(shown('win_rate', 'en', { query }))).toMatch(/6 deals {2}· {2}Win rate: 66\.7%$/);
    expect(contextOf(shown('average_revenue_per_sale', 'en', { query }))).toMatch(
      /€3,150 in all {2}· {2}Average deal: €788$/,
    );
  });

  it('names it also where the two do not agree: nobody is misled', () => {
    const figure = { value: 1, n: 1 };
    expect(contextOf(shown('total_revenue', 'en', { query: { period: secondQuarter }, figure }))).toMatch(
      /Revenue: €1$/,
    );
  });
});
