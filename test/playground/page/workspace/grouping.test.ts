import { describe, expect, it } from 'vitest';
import type { MessageData } from '../../../../src/playground/page/protocol.ts';
import { groupMessages, groupThread } from '../../../../src/playground/page/workspace/grouping.ts';
import { aMessage } from '../a-state.ts';

// A day of a thousand seconds is enough here.
const dayOf = (ts: string) => `day ${Math.floor(Number(ts) / 1000)}`;
const at = (seconds: number, parts: Partial<MessageData> = {}) =>
  aMessage(`${String(seconds).padStart(6, '0')}.000000`, parts);
const rows = (...messages: readonly MessageData[]) => groupMessages(messages, 'C1', dayOf);
const heads = (...messages: readonly MessageData[]) => rows(...messages).map(({ headed }) => headed);

describe('messages one after another', () => {
  it('go on under one name for five minutes', () => {
    expect(heads(at(0), at(299), at(598), at(898))).toEqual([true, false, false, true]);
  });

  it('begin with a name for another author', () => {
    expect(heads(at(10), at(20, { user: 'U9' }))).toEqual([true, true]);
  });

  it('begin with a name below the replies of a thread', () => {
    const first = at(10);
    expect(heads(first, at(11, { threadTs: first.ts, user: 'U9' }), at(12))).toEqual([true, true]);
  });

  it('open each day with a divider and a name', () => {
    expect(rows(at(990), at(1010), at(1020)).map(({ day, headed }) => [day, headed])).toEqual([
      ['day 0', true],
      ['day 1', true],
      [null, false],
    ]);
  });

  it('are those of the place alone', () => {
    expect(rows(at(10, { channel: 'C2' }), at(20))).toHaveLength(1);
    expect(rows()).toEqual([]);
  });
});

describe('messages that only the reader sees', () => {
  it('stand by themselves, each with a name', () => {
    const only = { onlyYou: true };
    expect(heads(at(10, only), at(20, only), at(30), at(40))).toEqual([true, true, true, false]);
  });
});

describe('a thread', () => {
  const first = at(10, { text: 'first' });
  const replies = [at(20, { threadTs: first.ts }), at(30, { threadTs: first.ts })];

  it('is not in the conversation: its first message has the replies', () => {
    const all = rows(first, ...replies);
    expect(all.map(({ message }) => message)).toEqual([first]);
    expect(all[0]?.replies).toEqual(replies);
  });

  it('keeps a first message that carries its own timestamp', () => {
    const own = { ...first, threadTs: first.ts };
    expect(rows(own).map(({ message }) => message)).toEqual([own]);
  });

  it('by itself is the first message, then the replies, with the first of these named again', () => {
    const all = groupThread([first, ...replies, at(40)], 'C1', first.ts);
    expect(all.map(({ message, headed }) => [message.ts, headed])).toEqual([
      [first.ts, true],
      [replies[0]?.ts, true],
      [replies[1]?.ts, false],
    ]);
  });

  it('is empty where its first message is gone', () => {
    expect(groupThread([at(40)], 'C1', first.ts)).toEqual([]);
  });
});
