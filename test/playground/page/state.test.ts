import { describe, expect, it } from 'vitest';
import type { LogLine, MessageData, State, Update } from '../../../src/playground/page/protocol.ts';
import { applyUpdate } from '../../../src/playground/page/state.ts';
import { aMessage, aState } from './a-state.ts';

const after = (state: State, ...updates: readonly Update[]): State => {
  const end = updates.reduce<State | null>(applyUpdate, state);
  if (end === null) throw new Error('the state was lost');
  return end;
};
const told = (message: MessageData): Update => ({ kind: 'message', message });
const texts = ({ messages }: State) => messages.map(({ text }) => text);
const copyOf = <T>(value: T): T => structuredClone(value);
const line = (n: number): LogLine => ({ n, at: n, level: 'info', message: `line ${n}`, details: '{}' });

describe('before the first state', () => {
  it.each<Update>([
    { kind: 'message', message: aMessage('1.000001') },
    { kind: 'gone', channel: 'C1', ts: '1.000001' },
    { kind: 'log', lines: [] },
    { kind: 'part', people: [] },
  ])('there is nothing that %o could change', (update) => {
    expect(applyUpdate(null, update)).toBeNull();
  });

  it('the first one is taken as it is, its messages in the order of time', () => {
    const state = aState({ messages: [aMessage('3.000000'), aMessage('1.000000'), aMessage('2.000000')] });
    const taken = applyUpdate(null, { kind: 'state', state });
    expect(taken?.messages.map(({ ts }) => ts)).toEqual(['1.000000', '2.000000', '3.000000']);
  });
});

describe('a message', () => {
  const state = aState({
    messages: [aMessage('10.000000', { text: 'first' }), aMessage('20.000000', { text: 'second' })],
  });

  it('stands where its time puts it, whenever it arrives', () => {
    const all = after(
      state,
      told(aMessage('30.000000', { text: 'third' })),
      told(aMessage('15.000000', { text: 'between' })),
      told(aMessage('05.000000', { text: 'before' })),
    );
    expect(texts(all)).toEqual(['before', 'first', 'between', 'second', 'third']);
  });

  it('takes the place of the one with its timestamp in its channel', () => {
    expect(texts(after(state, told(aMessage('10.000000', { text: 'changed' }))))).toEqual([
      'changed',
      'second',
    ]);
  });

  it('leaves alone one of the same timestamp in another channel', () => {
    const both = after(state, told(aMessage('10.000000', { channel: 'C2', text: 'elsewhere' })));
    expect(texts(both)).toEqual(['first', 'elsewhere', 'second']);
  });

  it('goes, and only there', () => {
    expect(texts(after(state, { kind: 'gone', channel: 'C1', ts: '10.000000' }))).toEqual(['second']);
    expect(after(state, { kind: 'gone', channel: 'C2', ts: '10.000000' })).toBe(state);
    expect(after(state, { kind: 'gone', channel: 'C1', ts: '11.000000' })).toBe(state);
  });

  it('leaves every other object as it was, and itself when it says nothing new', () => {
    const changed = after(state, told(aMessage('10.000000', { text: 'changed' })));
    expect(changed.messages[1]).toBe(state.messages[1]);
    expect(after(state, told(copyOf(state.messages[0] as MessageData))).messages[0]).toBe(state.messages[0]);
  });
});

describe('the log', () => {
  it('grows by what is new in it', () => {
    const state = aState({ log: [line(1), line(2)] });
    const { log } = after(state, { kind: 'log', lines: [line(2), line(3)] });
    expect(log.map(({ n }) => n)).toEqual([1, 2, 3]);
  });

  it('keeps the latest three hundred lines', () => {
    const lines = Array.from({ length: 305 }, (_, at) => line(at + 1));
    const { log } = after(aState({}), { kind: 'log', lines });
    expect([log.length, log[0]?.n, log.at(-1)?.n]).toEqual([300, 6, 305]);
  });
});

describe('a part', () => {
  it('replaces that part whole and leaves the others', () => {
    const state = aState({});
    const changed = after(state, { kind: 'part', services: { slack: 'down', quickchart: 'up' } });
    expect(changed).toEqual({ ...state, services: { slack: 'down', quickchart: 'up' } });
    expect(changed.people).toBe(state.people);
    expect(changed).not.toHaveProperty('kind');
  });

  it('can take the Home tab away', () => {
    const home = { id: 'V1', hash: 'h', view: {}, values: {} };
    expect(after(aState({ home }), { kind: 'part', home: null }).home).toBeNull();
  });
});

describe('a whole state after a reconnection', () => {
  const state = aState({
    messages: [aMessage('1.000000'), aMessage('2.000000', { text: 'old' }), aMessage('3.000000')],
  });

  it('keeps the objects that say the same, so that nothing is drawn anew without need', () => {
    const next = copyOf(state);
    const renewed = after(state, { kind: 'state', state: next });
    expect(renewed.messages.map((each, at) => each === state.messages[at])).toEqual([true, true, true]);
    expect([renewed.people === state.people, renewed.places === state.places]).toEqual([true, true]);
  });

  it('brings what was missed: changed, come and gone', () => {
    const next = aState({
      messages: [aMessage('4.000000'), aMessage('2.000000', { text: 'new' }), aMessage('1.000000')],
    });
    const renewed = after(state, { kind: 'state', state: next });
    expect(renewed.messages.map(({ ts, text }) => [ts, text])).toEqual([
      ['1.000000', ''],
      ['2.000000', 'new'],
      ['4.000000', ''],
    ]);
    expect(renewed.messages[0]).toBe(state.messages[0]);
  });

  it('of another person shares nothing', () => {
    const renewed = after(state, { kind: 'state', state: copyOf({ ...state, me: 'U2' }) });
    expect(renewed.me).toBe('U2');
    expect(renewed.messages[0]).not.toBe(state.messages[0]);
  });
});
