import { describe, expect, it } from 'vitest';
import { words } from '../../../src/playground/page/words.ts';

const { en, fr } = words;
const texts = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(texts)
      : [];

describe('counts', () => {
  it('take the form that goes with them in each language', () => {
    expect([0, 1, 2].map(en.replies)).toEqual(['0 replies', '1 reply', '2 replies']);
    expect([0, 1, 2].map(fr.replies)).toEqual(['0 réponse', '1 réponse', '2 réponses']);
    expect(en.members(7)).toBe('7 members');
    expect(fr.unread(1)).toBe('1 message non lu');
  });
});

describe('French', () => {
  it('has a no-break space before its double signs and within its quotes', () => {
    const said = [...texts(fr), fr.noHomeHint('/kpi'), fr.notInThreads('/kpi')];
    for (const text of said) expect(text).not.toMatch(/(^|[^\u00a0\u202f])[?!;»]|« |[^\u00a0\u202f\d]:/);
  });

  it('has straight apostrophes nowhere, and English neither', () => {
    for (const text of [...texts(fr), ...texts(en)]) expect(text).not.toMatch(/['"]/);
  });

  it('leaves nothing in English, but for what is the same in both', () => {
    const same = texts(fr).filter((text) => texts(en).includes(text));
    expect(new Set(same)).toEqual(new Set(['manager', 'Messages']));
  });
});

describe('places', () => {
  it('are addressed as they are called', () => {
    expect(en.writeTo({ kind: 'public', name: 'sales' })).toBe('Message #sales');
    expect(fr.writeTo({ kind: 'private', name: 'deal-desk' })).toBe('Envoyer un message dans #deal-desk');
    expect(fr.writeTo({ kind: 'direct', name: 'Sales KPIs' })).toBe('Envoyer un message à Sales KPIs');
    expect(en.beginning({ kind: 'direct', name: 'Sales KPIs' })).toContain('your messages with Sales KPIs');
  });
});
