import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { decodeAccount, decodeAgent, decodeDeal, decodeProduct } from '../../../src/airtable/decode.ts';
import { defaultMapping } from '../../../src/airtable/mapping.ts';
import type { Ground } from '../../../src/answer.ts';
import { type Asked, ask } from '../../../src/ask.ts';
import { DatasetBuilder } from '../../../src/deals/build.ts';
import { parseDefaultPeriod } from '../../../src/default-period.ts';
import { buildExamples, type Example } from '../../../src/playground/page/desk/examples.ts';
import type { Locale, PersonData } from '../../../src/playground/page/protocol.ts';
import { buildSampleBase } from '../../../src/playground/sample.ts';

const names = { agent: "Orla O'Keefe", product: 'Aster 14', office: 'Paris', sector: 'retail' };
const roles = ['agent', 'manager', 'head'] as const satisfies readonly PersonData['role'][];
const locales = ['en', 'fr'] as const satisfies readonly Locale[];

function examplesOf(locale: Locale, role: PersonData['role'] = 'agent'): readonly Example[] {
  return buildExamples(locale, role, names, '/kpi').flatMap(({ examples }) => examples);
}

describe('what the desk proposes to try', () => {
  let ground: Ground;
  beforeAll(() => {
    const today = '2026-11-18';
    const base = buildSampleBase({ deals: 2000, today });
    const builder = new DatasetBuilder({
      products: (base.products ?? []).map(decodeProduct),
      agents: (base.sales_teams ?? []).map(decodeAgent),
      accounts: (base.accounts ?? []).map(decodeAccount),
    });
    for (const row of base.sales_pipeline ?? []) {
      builder.add(decodeDeal(row, { zone: 'UTC', mapping: defaultMapping }));
    }
    const defaultPeriod = parseDefaultPeriod('this quarter');
    if (!defaultPeriod) throw new Error('no period');
    ground = {
      dataset: builder.finish(),
      calendar: { today, fiscalStart: 1 },
      defaultPeriod,
      asOf: `${today}T12:00:00Z`,
    };
  });
  const answerTo = (locale: Locale, { line }: Example): Asked =>
    ask(line.replace('/kpi ', ''), locale, ground);

  describe.each(locales)('in %s', (locale) => {
    it('is understood by the bot, but for the slip and for what needs to know who asks', () => {
      for (const role of roles) {
        for (const example of examplesOf(locale, role)) {
          const answer = answerTo(locale, example);
          const kind = answer.kind === 'problem' ? answer.problem.kind : answer.kind;
          const expected: Partial<Record<Example['id'], string>> = {
            slip: 'unknown_word',
            me: 'no_asker',
            team: 'no_asker',
            stranger: 'no_asker',
            data: 'command',
            status: 'command',
            help: 'command',
          };
          expect([example.line, kind]).toEqual([example.line, expected[example.id] ?? 'report']);
        }
      }
    });

    it('answers with rows, and shares what it says it shares', () => {
      for (const example of examplesOf(locale)) {
        const answer = answerTo(locale, example);
        if (answer.kind !== 'report') continue;
        expect([example.line, answer.share]).toEqual([example.line, example.id === 'share']);
        expect([example.line, answer.readings]).toEqual([example.line, []]);
      }
    });

    it('suggests the right word for the slip', () => {
      const slip = examplesOf(locale).find(({ id }) => id === 'slip');
      const answer = slip && answerTo(locale, slip);
      expect(JSON.stringify(answer)).toContain(locale === 'en' ? 'agents' : 'commerciaux');
    });
  });

  it('fits the role', () => {
    const own = (role: PersonData['role']) =>
      buildExamples('en', role, names, '/kpi').flatMap((group) =>
        group.id === 'own' ? group.examples.map(({ line }) => line) : [],
      );
    expect(own('agent')).toEqual(['/kpi me']);
    expect(own('manager')).toEqual(['/kpi team', '/kpi me']);
    expect(own('head')).toEqual(['/kpi me']);
    expect(own('bot')).toEqual([]);
  });

  it('names nothing of a base that has no names', () => {
    const lines = buildExamples('en', 'agent', { agent: '', product: '', office: '', sector: '' }, '/kpi');
    expect(lines.map(({ id }) => id)).not.toContain('closer');
    expect(JSON.stringify(lines)).not.toMatch(/office|sector:/);
  });

  it('puts names in quotes where the grammar needs them, and follows the name of the command', () => {
    const odd = { ...names, agent: 'Ann "Ace" Lee' };
    const lines = buildExamples('en', 'agent', odd, '/chiffres').flatMap(({ examples }) =>
      examples.map(({ line }) => line),
    );
    expect(lines).toContain('/chiffres agent "Ann ""Ace"" Lee"');
    expect(lines).toContain('/chiffres agents office:Paris');
    expect(lines).toContain('/chiffres top 3 agents product:"Aster 14" sector:retail this year');
  });
});

describe('the French of the desk', () => {
  const read = (file: string) =>
    readFileSync(new URL(`../../../src/playground/page/desk/${file}`, import.meta.url), 'utf8');
  const text = read('french.ts') + read('try-french.ts');
  const said = [...text.matchAll(/'[^']*'|`[^`]*`/g)].map(([words]) => words.slice(1, -1));

  it('has a no-break space before double punctuation, and a typographic apostrophe', () => {
    expect(said.length).toBeGreaterThan(100);
    for (const words of said) {
      expect(words).not.toMatch(/ [;:!?»]|« |[\p{L}}][;!?](?!\p{L})/u);
      expect(words).not.toMatch(/\p{L}'\p{L}/u);
    }
    expect(text).toMatch(/marche\u202f\?/);
    expect(text).toMatch(/bilan\u00a0: /);
  });
});
