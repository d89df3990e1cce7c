import { describe, expect, it } from 'vitest';
import { commandInUse, commandsFor } from '../../../../src/playground/page/workspace/completion.ts';
import { createSentLines } from '../../../../src/playground/page/workspace/sent-lines.ts';

const commands = ['/kpi', '/kpi-dev', '/help'].map((command) => ({
  command,
  description: '',
  usageHint: '',
}));
const offered = (typed: string) => commandsFor(typed, commands).map(({ command }) => command);

describe('commands offered while one types', () => {
  it.each([
    ['/', ['/kpi', '/kpi-dev', '/help']],
    ['/K', ['/kpi', '/kpi-dev']],
    ['/kpi', ['/kpi', '/kpi-dev']],
    ['/kpi ', []],
    ['/kpo', []],
    ['hello /kpi', []],
    ['', []],
    [' /', []],
  ])('for “%s”: %j', (typed, expected) => {
    expect(offered(typed)).toEqual(expected);
  });

  it.each([
    ['/kpi ', '/kpi'],
    ['/kpi agents last month', '/kpi'],
    ['/kpi-dev\nagents', '/kpi-dev'],
    ['/kpi', undefined],
    ['/kpo agents', undefined],
    ['please /kpi agents', undefined],
  ])('the one in use in “%s” is %s', (typed, expected) => {
    expect(commandInUse(typed, commands)?.command).toBe(expected);
  });
});

describe('lines sent before', () => {
  it('come back from the latest on, and the box is empty after it', () => {
    const lines = createSentLines();
    for (const line of ['one', 'two', 'three']) lines.add(line);
    expect([lines.back(), lines.back(), lines.back(), lines.back()]).toEqual(['three', 'two', 'one', null]);
    expect([lines.forth(), lines.forth(), lines.forth(), lines.forth()]).toEqual(['two', 'three', '', '']);
  });

  it('are none at first', () => {
    expect(createSentLines().back()).toBeNull();
  });

  it('hold the same line sent twice in a row once', () => {
    const lines = createSentLines();
    for (const line of ['one', 'two', 'two']) lines.add(line);
    expect([lines.back(), lines.back()]).toEqual(['two', 'one']);
  });

  it('know a line that was brought back from one that was changed since', () => {
    const lines = createSentLines();
    lines.add('one');
    expect(lines.isBack('one')).toBe(false);
    lines.back();
    expect([lines.isBack('one'), lines.isBack('ones')]).toEqual([true, false]);
    lines.restart();
    expect(lines.isBack('one')).toBe(false);
  });
});
