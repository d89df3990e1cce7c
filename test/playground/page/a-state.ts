import type { MessageData, PersonData, State } from '../../../src/playground/page/protocol.ts';

const person = (id: string, name: string, rest: Partial<PersonData> = {}): PersonData => ({
  id,
  handle: name.toLowerCase(),
  name,
  locale: 'en',
  zone: 'Europe/London',
  role: 'agent',
  active: false,
  ...rest,
});

/** A small workspace at noon of 22 November 2026 in London. */
export function aState(parts: Partial<State>): State {
  return {
    me: 'U1',
    app: { name: 'Sales KPIs', botUser: 'UBOT', homeEnabled: false, commands: [] },
    people: [person('U1', 'Ana'), person('U2', 'Bob'), person('UBOT', 'Sales KPIs', { role: 'bot' })],
    places: [{ id: 'C1', kind: 'public', name: 'sales', members: ['U1', 'U2', 'UBOT'], readOnly: false }],
    messages: [],
    home: null,
    dialogs: [],
    clock: { now: Date.parse('2026-11-22T12:00:00Z'), ahead: 0, nextDigest: null, zone: 'UTC' },
    base: {
      deals: 0,
      currency: 'EUR',
      open: [],
      agents: [],
      products: [],
      accounts: [],
      tables: [],
      mood: 'well',
    },
    services: { slack: 'up', quickchart: 'up' },
    log: [],
    names: { agent: 'Ana', product: 'Alpha', office: 'Paris', sector: 'health' },
    ...parts,
  };
}

export function aMessage(ts: string, parts: Partial<MessageData> = {}): MessageData {
  return {
    channel: 'C1',
    ts,
    user: 'U2',
    text: '',
    blocks: [],
    onlyYou: false,
    threadTs: null,
    edited: false,
    files: [],
    payload: null,
    values: {},
    ...parts,
  };
}

/** Slack's timestamp of a moment. */
export function tsOf(time: string): string {
  return (Date.parse(time) / 1000).toFixed(6);
}
