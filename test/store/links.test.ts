import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Link } from '../../src/identity/link.ts';
import { openStore, type Store } from '../../src/store/store.ts';

let store: Store;
beforeEach(async () => {
  store = await openStore('file::memory:');
});
afterEach(() => store.close());

const link = (source: Link['source'], subject = 'rec1', role: Link['role'] = 'agent'): Link => ({
  role,
  subject,
  source,
  team: [],
  peers: [],
});
const sourcesOf = async (user: string) =>
  (await store.links.of(user)).links.map(({ role, subject, source }) => `${role} ${subject} by ${source}`);

describe('links', () => {
  it('give back what they were given, one of each role', async () => {
    const manager = { ...link('admin', 'mia', 'manager'), team: ['rec1', 'rec2'], peers: ['mia', 'max'] };
    await store.links.put('U1', link('self'), 'U1', 1);
    await store.links.put('U1', manager, 'U9', 1);
    await store.links.put('U1', link('email', 'rec2'), 'U1', 2);
    expect((await store.links.of('U1')).links).toContainEqual(manager);
    expect((await sourcesOf('U1')).sort()).toEqual(['agent rec2 by email', 'manager mia by admin']);
    expect(await store.links.holderOf('agent', 'rec1')).toBeNull();
    expect(await store.links.holderOf('manager', 'mia')).toBe('U1');
  });

  const contests = [
    ['self', 'self', 'U1'],
    ['self', 'email', 'U2'],
    ['self', 'admin', 'U2'],
    ['email', 'self', 'U1'],
    ['email', 'email', 'U1'],
    ['email', 'admin', 'U2'],
    ['admin', 'self', 'U1'],
    ['admin', 'email', 'U1'],
    ['admin', 'admin', 'U2'],
  ] as const;
  it.each(contests)('by %s, then another user by %s: it is %s', async (first, second, winner) => {
    await store.links.put('U1', link(first), 'U1', 1);
    const put = await store.links.put('U2', link(second), 'U2', 2);
    expect(put).toEqual(winner === 'U2' ? { kind: 'put' } : { kind: 'taken', by: 'U1' });
    expect(await store.links.holderOf('agent', 'rec1')).toBe(winner);
    expect(await sourcesOf(winner === 'U2' ? 'U1' : 'U2')).toEqual([]);
  });

  it('two at once: one has it', async () => {
    const puts = await Promise.all(
      ['U1', 'U2', 'U3'].map((user) => store.links.put(user, link('self'), user, 1)),
    );
    expect(puts.filter(({ kind }) => kind === 'put')).toHaveLength(1);
  });

  it('forgotten ones leave the word that the user is nobody, until they are somebody again', async () => {
    await store.links.put('U1', link('email'), 'U1', 1);
    expect([await store.links.remove('U1', 2), await store.links.remove('U1', 3)]).toEqual([1, 0]);
    expect(await store.links.of('U1')).toEqual({ links: [], unlinked: true });
    await store.links.reopen('U1');
    expect(await store.links.of('U1')).toEqual({ links: [], unlinked: false });
    await store.links.remove('U1', 3);
    await store.links.put('U1', link('self'), 'U1', 4);
    expect(await store.links.of('U1')).toMatchObject({ links: [{ source: 'self' }], unlinked: false });
  });
});

describe('people', () => {
  const profile = { name: 'Élodie Marchand', handle: 'elo', email: 'e@x.com', standing: 'member' } as const;

  it('are kept with name and e-mail, which a later word without them leaves', async () => {
    expect(await store.people.profileOf('U1')).toBeNull();
    await store.people.put('U1', { locale: 'fr-FR', zone: null, fetched: 1 });
    expect(await store.people.profileOf('U1')).toBeNull();
    await store.people.put('U1', { locale: 'fr-FR', zone: null, fetched: 2, profile });
    await store.people.put('U1', { locale: 'en-US', zone: null, fetched: 3 });
    expect(await store.people.profileOf('U1')).toEqual({ profile, fetched: 3 });
    expect(await store.people.get('U1')).toEqual({ locale: 'en-US', zone: null, fetched: 3 });
  });

  it('are found by either name, without regard to case, accents and order', async () => {
    await store.people.put('U1', { locale: null, zone: null, fetched: 1, profile });
    await store.people.put('U2', {
      locale: null,
      zone: null,
      fetched: 1,
      profile: { ...profile, handle: 'em' },
    });
    expect(await store.people.named('ELO')).toEqual(['U1']);
    expect(await store.people.named('marchand elodie')).toEqual(['U1', 'U2']);
    expect([await store.people.named('rosa'), await store.people.named('*')]).toEqual([[], []]);
  });
});
