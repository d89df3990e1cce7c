import { expect, test } from 'vitest';
import { createLocaleOf, localeFrom } from '../../src/slack/locale-of.ts';

const day = 86_400_000;

function setUp(fetchPerson: (user: string) => Promise<{ locale: string | null; zone: string | null }>) {
  const kept = new Map<string, { locale: string | null; zone: string | null; fetched: number }>();
  const failures: unknown[] = [];
  const asked: string[] = [];
  const clock = { now: 1_000_000_000_000 };
  const create = () =>
    createLocaleOf({
      fetchPerson: (user) => {
        asked.push(user);
        return fetchPerson(user);
      },
      people: {
        get: async (user) => kept.get(user) ?? null,
        put: async (user, person) => void kept.set(user, person),
      },
      fallback: 'en',
      now: () => clock.now,
      waitMs: 20,
      onFailure: (error) => failures.push(error),
    });
  return { kept, failures, asked, clock, create };
}

test.each([
  ['fr-FR', 'fr'],
  ['fr-CA', 'fr'],
  ['en-US', 'en'],
  ['de-DE', null],
  ['', null],
  [null, null],
] as const)('Slack’s %s is %s', (slack, locale) => {
  expect(localeFrom(slack)).toBe(locale);
});

test('a language is asked for once a day, also after a restart', async () => {
  const { create, asked, clock, kept } = setUp(async () => ({ locale: 'fr-FR', zone: 'Europe/Paris' }));
  const localeOf = create();
  expect([await localeOf('U1'), await localeOf('U1')]).toEqual(['fr', 'fr']);
  expect(await create()('U1')).toBe('fr');
  expect(asked).toEqual(['U1']);
  expect(kept.get('U1')).toEqual({ locale: 'fr-FR', zone: 'Europe/Paris', fetched: clock.now });
  clock.now += day;
  expect(await localeOf('U1')).toBe('fr');
  expect(asked).toEqual(['U1', 'U1']);
});

test('a language that is neither English nor French is the default', async () => {
  const { create } = setUp(async () => ({ locale: 'de-DE', zone: null }));
  expect(await create()('U1')).toBe('en');
});

test('several questions at once ask Slack once', async () => {
  const { create, asked } = setUp(async () => ({ locale: 'fr-FR', zone: null }));
  const localeOf = create();
  expect(await Promise.all([localeOf('U1'), localeOf('U1'), localeOf('U1')])).toEqual(['fr', 'fr', 'fr']);
  expect(asked).toEqual(['U1']);
});

test('a failure is the default, and is not asked again for a minute', async () => {
  let broken = true;
  const { create, asked, clock, failures } = setUp(async () => {
    if (broken) throw new Error('ratelimited');
    return { locale: 'fr-FR', zone: null };
  });
  const localeOf = create();
  expect([await localeOf('U1'), await localeOf('U1')]).toEqual(['en', 'en']);
  expect([asked.length, failures.length]).toEqual([1, 1]);
  broken = false;
  clock.now += 60_000;
  expect(await localeOf('U1')).toBe('fr');
});

test('nobody waits longer than told, and yesterday’s language is better than the default meanwhile', async () => {
  let slow = false;
  const { create, clock } = setUp(() =>
    slow ? new Promise(() => {}) : Promise.resolve({ locale: 'fr-FR', zone: null }),
  );
  const localeOf = create();
  await localeOf('U1');
  slow = true;
  clock.now += day;
  expect(await localeOf('U1')).toBe('fr');
  expect(await localeOf('U2')).toBe('en');
});
