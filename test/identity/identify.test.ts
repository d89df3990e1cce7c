import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../src/deals/dataset.ts';
import { type Identity, identify, type SlackProfile } from '../../src/identity/identify.ts';
import { buildLinks, type Link } from '../../src/identity/link.ts';
import { nameKey, type Person, personsNamed } from '../../src/identity/persons.ts';
import { account, build, product } from '../support/example.ts';

const findings: readonly never[] = [];
const reference = { products: [product('Alpha', 1)], accounts: [account('Acme', null, null)] };

/** A base of agents, each `id name < manager (e-mail)`; the manager is an id or a name. */
function base(...lines: readonly string[]): Dataset {
  const agents = lines.map((line) => {
    const [, id = '', name = '', manager, email] =
      /^(\S+) ([^<(]+?)(?: < ([^(]+?))?(?: \((.+)\))?$/.exec(line) ?? [];
    return { id, name, manager: manager ?? null, office: null, email: email ?? null, findings };
  });
  return build([], { ...reference, agents });
}

const slack = (name: string, more: Partial<SlackProfile> = {}): SlackProfile => ({
  name,
  handle: null,
  email: null,
  standing: 'member',
  ...more,
});
const nothing = { links: [], unlinked: false };
const kept = (...links: readonly Link[]) => ({ links, unlinked: false });
const mail = (email: string) => slack('Nobody', { email });
const only = (dataset: Dataset, name: string): Person => {
  const [person, ...others] = personsNamed(dataset, name);
  if (!person || others.length > 0) throw new Error(`${name} is not one person`);
  return person;
};
const claimed = (dataset: Dataset, name: string) => kept(...buildLinks(dataset, only(dataset, name), 'self'));

/** The identity in a few words. */
function brief(identity: Identity): string {
  if (identity.kind === 'candidate') return `is it ${identity.person.label}?`;
  if (identity.kind === 'none') return 'nobody';
  return `${identity.agent ?? '—'}, ${identity.manager ?? '—'}, ${identity.how}`;
}

describe('by e-mail', () => {
  const dataset = base(
    'rec1 Ana < Mia (ana@x.com)',
    'rec2 Bob < Ana (B@X.com)',
    'rec3 Cy (shared@x.com)',
    'rec4 Di (shared@x.com)',
  );
  it.each([
    ['ana@x.com', 'Ana, Ana, verified'],
    [' ANA@X.COM ', 'Ana, Ana, verified'],
    ['b@x.com', 'Bob, —, verified'],
    ['shared@x.com', 'nobody'],
    ['other@x.com', 'nobody'],
  ])('%j is %s', (email, expected) => {
    expect(brief(identify(dataset, mail(email), nothing))).toBe(expected);
  });

  it('what an admin said goes before it, and what people say of themselves does not', () => {
    const bob = only(dataset, 'Bob');
    const by = (source: Link['source']) => kept(...buildLinks(dataset, bob, source));
    expect(brief(identify(dataset, mail('ana@x.com'), by('admin')))).toBe('Bob, —, verified');
    expect(brief(identify(dataset, mail('ana@x.com'), by('self')))).toBe('Ana, Ana, verified');
  });

  it('is what is kept from then on, once', () => {
    const first = identify(dataset, mail('b@x.com'), nothing);
    const news = first.kind === 'known' ? first.news : [];
    expect(news).toEqual([{ role: 'agent', subject: 'rec2', source: 'email', team: [], peers: [] }]);
    expect(identify(dataset, mail('b@x.com'), kept(...news))).toMatchObject({ news: [] });
    const without = base('rec2 Robert < Ana', 'rec1 Ana');
    expect(brief(identify(without, slack('Nobody'), kept(...news)))).toBe('Robert, —, verified');
  });

  it('of somebody who said that they are nobody is not looked at', () => {
    expect(brief(identify(dataset, mail('b@x.com'), { links: [], unlinked: true }))).toBe('nobody');
  });
});

describe('by name', () => {
  const dataset = base(
    'rec1 Élodie Le Gall < Jean-Marc Œuf',
    'rec2 Bob < Élodie Le Gall',
    'rec3 Sam',
    'rec4 Sàm',
  );
  it.each([
    ['Élodie Le Gall', 'is it Élodie Le Gall?'],
    ['ELODIE LE GALL', 'is it Élodie Le Gall?'],
    ['Le Gall, Elodie', 'is it Élodie Le Gall?'],
    ['gall  le élodie', 'is it Élodie Le Gall?'],
    ['oeuf jean marc', 'is it Jean-Marc Œuf?'],
    ['Élodie', 'nobody'],
    ['Élodie Le Gall (Sales)', 'nobody'],
    ['Sam', 'nobody'],
    ['🚀', 'nobody'],
    ['', 'nobody'],
  ])('%j: %s', (name, expected) => {
    expect(brief(identify(dataset, slack(name), nothing))).toBe(expected);
  });

  it('either of the two that Slack knows; not where they are two people', () => {
    expect(brief(identify(dataset, slack('X', { handle: 'bob' }), nothing))).toBe('is it Bob?');
    expect(brief(identify(dataset, slack('Elodie le Gall', { handle: 'bob' }), nothing))).toBe('nobody');
  });

  it.each(['guest', 'bot', 'gone'] as const)('a %s is not asked', (standing) => {
    expect(brief(identify(dataset, slack('Bob', { standing }), nothing))).toBe('nobody');
  });

  it('nobody without Slack’s word', () => {
    expect(brief(identify(dataset, null, nothing))).toBe('nobody');
    expect(nameKey('*_~')).toBe('');
  });
});

describe('managers', () => {
  it('an agent who is their own manager is one person, both ways', () => {
    for (const manager of ['rec1', 'Ana'])
      expect(
        brief(identify(base(`rec1 Ana < ${manager}`), slack('ana'), claimed(base('rec1 Ana'), 'Ana'))),
      ).toBe('Ana, Ana, claimed');
  });

  it('a loop of managers is no trouble', () => {
    const dataset = base(
      'rec0000000000000a Ana < rec0000000000000b',
      'rec0000000000000b Bob < rec0000000000000a',
    );
    expect(brief(identify(dataset, slack('x'), claimed(dataset, 'Ana')))).toBe('Ana, Ana, claimed');
    expect(brief(identify(dataset, slack('x'), claimed(dataset, 'Bob')))).toBe('Bob, Bob, claimed');
  });

  it('a name that two agents bear belongs to neither, and a link to its own', () => {
    const byName = base('rec1 Sam', 'rec2 Sam', 'rec3 Cy < Sam');
    expect(brief(identify(byName, slack('x'), kept({ ...agentLink, subject: 'rec1' })))).toMatch(/^Sam, —/);
    const byLink = base('rec1 Sam', 'rec2 Sam', 'rec3 Cy < rec2');
    expect(brief(identify(byLink, slack('x'), kept({ ...agentLink, subject: 'rec1' })))).toMatch(
      /, —, claimed$/,
    );
    expect(brief(identify(byLink, slack('x'), kept({ ...agentLink, subject: 'rec2' })))).toMatch(
      /, Sam, claimed$/,
    );
  });
});

describe('renamed', () => {
  const before = base('rec1 Ana < Mia', 'rec2 Bob < Mia', 'rec3 Cy < Mia', 'rec4 Di < Max');
  const mia = claimed(before, 'Mia');

  it('an agent is kept by the record; a record that is gone is nobody', () => {
    const ana = claimed(before, 'Ana');
    expect(brief(identify(base('rec1 Anna Maria < Mia'), slack('x'), ana))).toBe('Anna Maria, —, claimed');
    expect(brief(identify(base('rec9 Ana < Mia'), slack('x'), ana))).toBe('nobody');
  });

  it('a manager in other letters is the same', () => {
    expect(brief(identify(base('rec1 Ana < MIA', 'rec4 Di < Max'), slack('x'), mia))).toBe('—, MIA, claimed');
  });

  it('a manager whose name is gone is who most of theirs have now, and is kept so', () => {
    const after = base('rec1 Ana < Mia B.', 'rec2 Bob < Mia B.', 'rec3 Cy < Max', 'rec4 Di < Max');
    const found = identify(after, slack('x'), mia);
    expect(brief(found)).toBe('—, Mia B., claimed');
    expect(found).toMatchObject({
      news: [{ role: 'manager', subject: 'miab', source: 'self', team: ['rec1', 'rec2'] }],
    });
  });

  it('not who half of them have, nor somebody who took the team over', () => {
    const half = base('rec1 Ana < New', 'rec2 Bob < Other', 'rec3 Cy < Max');
    expect(brief(identify(half, slack('x'), mia))).toBe('nobody');
    const over = base('rec1 Ana < Max', 'rec2 Bob < Max', 'rec3 Cy < Max', 'rec4 Di < Max');
    expect(brief(identify(over, slack('x'), mia))).toBe('nobody');
  });
});

const agentLink: Link = { role: 'agent', subject: '', source: 'self', team: [], peers: [] };
