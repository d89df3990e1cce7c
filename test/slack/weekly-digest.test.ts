import { describe, expect, test } from 'vitest';
import { type Config, readConfig } from '../../src/config.ts';
import { parseDefaultPeriod } from '../../src/default-period.ts';
import type { DigestMessage } from '../../src/digests/message.ts';
import { createBuildWeekly, createReadData, type FreshData } from '../../src/slack/weekly-digest.ts';
import { nothingRead } from '../../src/store/reading.ts';
import type { SyncState } from '../../src/sync/state.ts';
import { exampleDataset } from '../support/example.ts';

function configOf(env: Readonly<Record<string, string>>): Config {
  const read = readConfig(env, { for: 'terminal', parsePeriod: parseDefaultPeriod });
  if ('problems' in read) throw new Error(read.problems.join('\n'));
  return read.config;
}

const fresh: FreshData = {
  dataset: exampleDataset,
  asOf: Date.parse('2024-08-12T06:59:30Z'),
  problem: null,
};

async function digestOf(
  slot: string,
  options: {
    readonly env?: Readonly<Record<string, string>>;
    readonly late?: boolean;
    readonly data?: FreshData;
    readonly now?: string;
  } = {},
): Promise<DigestMessage> {
  const build = createBuildWeekly({
    config: configOf(options.env ?? {}),
    locale: 'en',
    readData: async () => options.data ?? fresh,
    now: () => Date.parse(options.now ?? slot),
  });
  return build({ key: 'env' }, Date.parse(slot), { late: options.late ?? false });
}

const headerOf = ({ before: [first] }: DigestMessage) => first?.type === 'header' && first.text.text;

describe('the weeks of a digest', () => {
  test('are those of the zone of the base', async () => {
    const slot = '2024-08-11T22:30:00Z';
    expect(headerOf(await digestOf(slot))).toBe('Sales, week of 29 Jul 2024');
    const inParis = await digestOf(slot, { env: { TIME_ZONE: 'Europe/Paris' } });
    expect(headerOf(inParis)).toBe('Sales, week of 5 Aug 2024');
  });

  test.each([
    ['Europe/Paris', 'spring', '2024-03-31T22:00:00Z', '25 Mar 2024'],
    ['Europe/Paris', 'autumn', '2024-10-27T23:00:00Z', '21 Oct 2024'],
    ['America/New_York', 'spring', '2024-03-11T04:00:00Z', '4 Mar 2024'],
    ['America/New_York', 'autumn', '2024-11-04T05:00:00Z', '28 Oct 2024'],
  ])('begin at its midnight, in %s after its clocks changed in %s', async (zone, _, midnight, week) => {
    const env = { TIME_ZONE: zone };
    expect(headerOf(await digestOf(midnight, { env }))).toBe(`Sales, week of ${week}`);
    const before = new Date(Date.parse(midnight) - 1).toISOString();
    expect(headerOf(await digestOf(before, { env }))).not.toBe(`Sales, week of ${week}`);
  });

  test('are those of its slot, also when it is built weeks later', async () => {
    const onTime = await digestOf('2024-08-12T07:00:00Z');
    const later = await digestOf('2024-08-12T07:00:00Z', { now: '2024-09-20T12:00:00Z' });
    expect(later).toEqual(onTime);
  });
});

describe('before the figures', () => {
  const linesBefore = ({ text }: DigestMessage) => text.slice(0, text.indexOf('Sales, week of'));

  test('stands nothing where all is well', async () => {
    expect(linesBefore(await digestOf('2024-08-12T07:00:00Z'))).toBe('');
  });

  test('a late one says for when it was due, in the zone of the base', async () => {
    const message = await digestOf('2024-08-12T07:00:00Z', {
      late: true,
      now: '2024-08-12T09:20:00Z',
      env: { TIME_ZONE: 'Europe/Paris' },
    });
    expect(linesBefore(message)).toBe('This is late: it was due on 12 Aug 2024, 09:00.\n');
  });

  test('one from old data says its age first, and why', async () => {
    const data = { ...fresh, asOf: Date.parse('2024-08-12T01:00:00Z'), problem: 'unreachable' };
    const message = await digestOf('2024-08-12T07:00:00Z', {
      late: true,
      data,
      now: '2024-08-12T07:10:00Z',
    });
    expect(linesBefore(message).split('\n')[0]).toBe(
      'These figures rest on data read 6 hours ago, on 12 Aug 2024, 01:00. Airtable cannot be reached; I keep trying.',
    );
  });
});

describe('the data of a digest', () => {
  const now = Date.parse('2024-08-12T07:00:00Z');
  const state = (asOf: number | null, used = 10, problem: string | null = null): SyncState => ({
    phase: 'idle',
    ready: true,
    asOf,
    reading: {
      ...nothingRead,
      problem: problem === null ? null : { kind: problem, message: 'No.', since: now - 3_600_000 },
    },
    progress: null,
    estimate: null,
    calls: { used, allowed: 600 },
    cadence: null,
    next: null,
  });
  const readData = (of: SyncState) =>
    createReadData({ dataset: () => (of.asOf === null ? null : exampleDataset), state: () => of }, () => now);

  test.each([
    ['read a moment ago', state(now - 20_000), null],
    ['read a moment ago, with the last call of the month', state(now - 20_000, 600), null],
    ['old, as Airtable cannot be read', state(now - 600_000, 10, 'no_field'), 'no_field'],
    ['old, as no call is left', state(now - 600_000, 600), 'monthly_cap'],
    ['old, and nobody knows why', state(now - 600_000), 'unreachable'],
  ])('is %s', async (_, of, problem) => {
    expect(await readData(of)()).toEqual({ dataset: exampleDataset, asOf: of.asOf, problem });
  });

  test('is not there before the first read', async () => {
    await expect(readData(state(null))()).rejects.toThrow('no data yet');
  });
});

test('where there is no data at all, it is not built', async () => {
  const build = createBuildWeekly({
    config: configOf({}),
    locale: 'en',
    readData: () => Promise.reject(new Error('no data')),
    now: () => 0,
  });
  await expect(build({ key: 'env' }, 0, { late: false })).rejects.toThrow('no data');
});
