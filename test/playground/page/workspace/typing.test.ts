import { describe, expect, it } from 'vitest';
import type { PersonData } from '../../../../src/playground/page/protocol.ts';
import { words } from '../../../../src/playground/page/words.ts';
import {
  buildOffer,
  commandInUse,
  commandsFor,
} from '../../../../src/playground/page/workspace/completion.ts';
import { createSentLines } from '../../../../src/playground/page/workspace/sent-lines.ts';
import { aState } from '../a-state.ts';

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

describe('names offered after an @', () => {
  const person = (
    id: string,
    handle: string,
    name: string,
    role: PersonData['role'] = 'agent',
  ): PersonData => ({
    ...{ id, handle, name, role },
    ...{ locale: 'en', zone: 'UTC', active: false },
  });
  const people = [
    person('U1', 'daphne', 'Daphne Merrick'),
    person('U2', 'elodie', 'Élodie Marchand', 'manager'),
    person('U3', 'sol.k', 'Solène Kerbrat', 'head'),
    person('B1', 'sales_kpis', 'Sales KPIs', 'bot'),
  ];
  const { app } = aState({});
  const here = { app: { ...app, commands }, people };
  /** @param typed with `|` where the caret is */
  const offer = (typed: string) => buildOffer(typed.replace('|', ''), typed.indexOf('|'), here, words.en);
  const names = (typed: string) => offer(typed).suggested.map(({ name }) => name);
  const everybody = ['Sales KPIs', 'Daphne Merrick', 'Élodie Marchand', 'Solène Kerbrat'];

  it.each([
    ['@|', everybody],
    ['hello @|', everybody],
    ['hello\n(@|', everybody],
    ['@s|', ['Sales KPIs', 'Solène Kerbrat']],
    ['@SALES_K|', ['Sales KPIs']],
    ['@kp|', ['Sales KPIs']],
    ['@sol.|', ['Solène Kerbrat']],
    ['@Mer|', ['Daphne Merrick']],
    ['@elo|', ['Élodie Marchand']],
    ['@él|', ['Élodie Marchand']],
    ['@da|phne how are you', ['Daphne Merrick']],
    ['/kpi link @da|', ['Daphne Merrick']],
    ['@nobody|', []],
    ['rosa@da|', []],
    ['@daphne |', []],
    ['|@daphne', []],
  ])('for “%s”: %j', (typed, expected) => {
    expect(names(typed)).toEqual(expected);
  });

  it.each([
    ['@s|', '@sales_kpis |'],
    ['hello @kp|', 'hello @sales_kpis |'],
    ['@kp| and last year?', '@sales_kpis |and last year?'],
    ['ask @da|ph, please', 'ask @daphne |, please'],
  ])('“%s” becomes “%s”', (typed, expected) => {
    const [first] = offer(typed).suggested;
    const { text = '', caret = 0 } = first ?? {};
    expect(`${text.slice(0, caret)}|${text.slice(caret)}`).toBe(expected);
  });

  it('are people, and commands are commands', () => {
    expect([offer('@|').label, offer('/k|').label]).toEqual(['People', 'Commands']);
    expect(names('/kpi|')).toEqual(['/kpi', '/kpi-dev']);
    expect(offer('/kpi|').suggested[0]).toMatchObject({ text: '/kpi ', caret: 5 });
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
