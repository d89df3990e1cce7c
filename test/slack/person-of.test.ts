import { expect, test } from 'vitest';
import { createProfileOf, decodeSlackUser, type SlackPerson, shareCalls } from '../../src/slack/person-of.ts';

const day = 86_400_000;
const person = (name: string): SlackPerson => ({
  locale: 'en-US',
  zone: null,
  profile: { name, handle: null, email: null, standing: 'member' },
});

test.each([
  [{ deleted: true, is_restricted: true }, 'gone'],
  [{ is_bot: true }, 'bot'],
  [{ is_restricted: true }, 'guest'],
  [{ is_ultra_restricted: true }, 'guest'],
  [{ is_stranger: true }, 'guest'],
  [{}, 'member'],
] as const)('%j is a %s', (user, standing) => {
  expect(decodeSlackUser(user).profile.standing).toBe(standing);
});

test('a name is the profile’s, else the account’s; what is empty is not there', () => {
  const decoded = decodeSlackUser({
    real_name: 'Ana',
    locale: 'fr-FR',
    profile: { real_name: ' ', display_name: '', email: 'a@x.com' },
  });
  expect(decoded).toEqual({
    locale: 'fr-FR',
    zone: null,
    profile: { name: 'Ana', handle: null, email: 'a@x.com', standing: 'member' },
  });
  expect(decodeSlackUser({ real_name: 'Ana', profile: { real_name: 'Anna' } }).profile.name).toBe('Anna');
});

function setUp(fetchPerson: (user: string) => Promise<SlackPerson>) {
  const kept = new Map<string, SlackPerson & { fetched: number }>();
  const failures: unknown[] = [];
  const clock = { now: 1_000_000_000_000 };
  const profileOf = createProfileOf({
    fetchPerson,
    people: {
      profileOf: async (user) => kept.get(user) ?? null,
      put: async (user, known) => void kept.set(user, known),
    },
    now: () => clock.now,
    waitMs: 20,
    onFailure: (error) => failures.push(error),
  });
  return { profileOf, clock, failures };
}

test('a person is asked for once a day, and when it must be sure', async () => {
  let name = 'Ana';
  const { profileOf, clock } = setUp(async () => person(name));
  expect((await profileOf('U1'))?.name).toBe('Ana');
  name = 'Anna';
  expect((await profileOf('U1'))?.name).toBe('Ana');
  expect((await profileOf('U1', { fresh: true }))?.name).toBe('Anna');
  name = 'Hannah';
  clock.now += day;
  expect((await profileOf('U1'))?.name).toBe('Hannah');
});

test('while Slack fails or is silent, what was known goes on; of somebody new nothing is known', async () => {
  let broken: 'no' | 'fails' | 'silent' = 'no';
  const { profileOf, clock, failures } = setUp(() => {
    if (broken === 'fails') return Promise.reject(new Error('ratelimited'));
    return broken === 'silent' ? new Promise(() => {}) : Promise.resolve(person('Ana'));
  });
  await profileOf('U1');
  clock.now += day;
  for (const how of ['fails', 'silent'] as const) {
    broken = how;
    expect((await profileOf('U1'))?.name).toBe('Ana');
    expect(await profileOf('U2')).toBeNull();
  }
  expect(failures).toHaveLength(2);
});

test('questions about one person at the same time are one call', async () => {
  let calls = 0;
  const fetch = shareCalls(async (user) => `${user} ${++calls}`);
  expect(await Promise.all([fetch('U1'), fetch('U1'), fetch('U2')])).toEqual(['U1 1', 'U1 1', 'U2 2']);
  expect(await fetch('U1')).toBe('U1 3');
});
