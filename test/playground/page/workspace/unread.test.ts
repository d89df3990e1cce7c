import { beforeEach, describe, expect, it } from 'vitest';
import type { MessageData, State } from '../../../../src/playground/page/protocol.ts';
import { createUnread, type Unread } from '../../../../src/playground/page/workspace/unread.ts';
import { aMessage, aState, tsOf } from '../a-state.ts';

const at = (clock: string, messages: readonly MessageData[] = [], me = 'U1'): State => {
  const state = aState({ me, messages });
  return { ...state, clock: { ...state.clock, now: Date.parse(`2026-11-22T${clock}:00Z`) } };
};
const said = (clock: string, parts: Partial<MessageData> = {}) =>
  aMessage(tsOf(`2026-11-22T${clock}:00Z`), parts);

let unread: Unread;
beforeEach(() => {
  unread = createUnread();
  unread.look(at('12:00', [said('11:00')]), 'C1');
});

describe('unread messages', () => {
  it('are none when the page opens, also of places that are not open', () => {
    const state = at('12:00', [said('11:00'), said('11:30', { channel: 'C2' })]);
    expect([unread.count(state, 'C1'), unread.count(state, 'C2')]).toEqual([0, 0]);
  });

  it('are those that come to a place nobody looks at, the first of them known', () => {
    const state = at('12:10', [said('12:01', { channel: 'C2' }), said('12:02', { channel: 'C2' })]);
    unread.look(state, 'C1');
    expect(unread.count(state, 'C2')).toBe(2);
    expect(unread.first(state, 'C2')).toBe(tsOf('2026-11-22T12:01:00Z'));
    unread.look(state, 'C2');
    expect([unread.count(state, 'C2'), unread.first(state, 'C2')]).toEqual([0, undefined]);
  });

  it('are not those of a place that is open, but are while the tab is hidden', () => {
    const state = at('12:10', [said('12:01')]);
    unread.look(state, 'C1');
    expect(unread.count(state, 'C1')).toBe(0);
    const later = at('12:20', [...state.messages, said('12:15')]);
    unread.look(later, null);
    expect(unread.count(later, 'C1')).toBe(1);
  });

  it('are neither one’s own nor replies in threads', () => {
    const threadTs = tsOf('2026-11-22T11:00:00Z');
    const state = at('12:10', [
      said('12:01', { channel: 'C2', user: 'U1' }),
      said('12:02', { channel: 'C2', threadTs }),
    ]);
    expect(unread.count(state, 'C2')).toBe(0);
  });

  it('count the first message of a thread, which carries its own timestamp', () => {
    const ts = tsOf('2026-11-22T12:01:00Z');
    const state = at('12:10', [aMessage(ts, { channel: 'C2', threadTs: ts })]);
    expect(unread.count(state, 'C2')).toBe(1);
  });

  it('are each person’s own', () => {
    const messages = [said('12:01')];
    unread.look(at('12:10', messages), 'C1');
    expect(unread.count(at('12:10', messages, 'U9'), 'C1')).toBe(1);
  });

  it('begin anew when the playground starts over and its clock is back', () => {
    unread.look(at('18:00', [said('17:00')]), 'C1');
    const over = at('11:00', [said('10:30', { channel: 'C2' })]);
    unread.look(over, 'C1');
    expect(unread.count(over, 'C2')).toBe(0);
    expect(unread.count(at('11:10', [said('11:05')]), 'C1')).toBe(1);
  });
});
