import { createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { openBase } from '../../src/airtable/read.ts';
import type { FaultKind } from '../../src/playground/airtable/faults.ts';
import { keep, openStandIn, problemOf, readAll, smallBase } from './stand-in.ts';

const quiet = { debug() {}, info() {}, warn() {} };

/** A short deadline where it has to pass. */
function deadlineFor(fault: FaultKind): { reader?: { deadline: number } } {
  return fault.startsWith('stalled') ? { reader: { deadline: 100 } } : {};
}

describe('what is asked again', () => {
  const passing: readonly [FaultKind, number, number][] = [
    ['reset', 3, 7000],
    ['html', 3, 7000],
    ['cut_json', 3, 7000],
    ['stalled_body', 3, 7000],
    ['stalled_headers', 3, 7000],
    ['server_error', 3, 7000],
    ['bad_gateway', 3, 7000],
  ];
  test.each(passing)('%s: three times at most, after 1, 2 and 4 s', async (fault, times, waited) => {
    const { airtable, base, clock, calls } = await openStandIn(smallBase(5), deadlineFor(fault));
    airtable.faults.next(fault, times);
    const started = clock.now();
    const pages = await readAll(base.readWhole(['sales_pipeline']));
    expect(keep(pages, 'sales_pipeline')).toHaveLength(5);
    expect(calls()).toBe(times + 1);
    expect(clock.now() - started).toBe(waited);
  });

  test.each([
    ['reset', 'unreachable'],
    ['stalled_body', 'unreachable'],
    ['server_error', 'unreachable'],
    ['html', 'bad_answer'],
    ['cut_json', 'bad_answer'],
  ] as const)('%s without end is given up after four requests', async (fault, kind) => {
    const { airtable, base, calls } = await openStandIn(smallBase(5), deadlineFor(fault));
    airtable.faults.always(fault);
    const problem = await problemOf(base.readWhole(['sales_pipeline']));
    expect(problem.kind).toBe(kind);
    expect(calls()).toBe(4);
    expect(problem.message).not.toContain(airtable.token);
  });

  test('a 503 with Retry-After is asked again after that time', async () => {
    const { airtable, base, clock } = await openStandIn(smallBase(5));
    airtable.faults.next('unavailable', 2);
    const started = clock.now();
    await readAll(base.readWhole(['sales_pipeline']));
    // The package hides the header of the first; the second asks for 7 s.
    expect(clock.now() - started).toBe(1000 + 7000);
  });

  test('a passing 403 is asked once more and forgotten', async () => {
    const { airtable, base, calls } = await openStandIn(smallBase(5));
    airtable.faults.next({ status: 403, body: { error: 'x' } });
    await readAll(base.readWhole(['sales_pipeline']));
    expect(calls()).toBe(2);
  });

  test('a body that stalls gives its socket back', async () => {
    const { airtable, base } = await openStandIn(smallBase(250), { reader: { deadline: 100 } });
    airtable.faults.next('stalled_body', 1, (asked) => asked.page === 2);
    await readAll(base.readWhole(['sales_pipeline']));
    await expect.poll(() => airtable.openConnections()).toBeLessThanOrEqual(1);
  });

  test('requests share a connection', async () => {
    const { airtable, base } = await openStandIn(smallBase(950));
    await readAll(base.readWhole(['sales_pipeline']));
    expect(airtable.requests).toHaveLength(10);
    expect(airtable.connections()).toBe(1);
  });
});

describe('when Airtable is asked too often', () => {
  test('after a 429 everybody waits 30 s, once, and the read goes on', async () => {
    const { airtable, base, clock } = await openStandIn(smallBase(950));
    airtable.faults.next('rate_limited', 1, (asked) => asked.page === 3);
    const started = clock.now();
    const pages = await readAll(base.readWhole());
    expect(keep(pages, 'sales_pipeline')).toHaveLength(950);
    expect(clock.now() - started).toBeGreaterThanOrEqual(30_000);
    expect(clock.now() - started).toBeLessThan(34_000);
    const limited = airtable.requests.findIndex((request) => request.status === 429);
    const next = airtable.requests[limited + 1];
    expect((next?.at ?? 0) - (airtable.requests[limited]?.at ?? 0)).toBeGreaterThanOrEqual(30_000);
  });

  test('another reader of the same base locks us out for 30 s and no longer', async () => {
    const { airtable, base, clock } = await openStandIn(smallBase(950));
    for (let i = 0; i < 6; i++) await fetch(`${airtable.url}/v0/${airtable.baseId}/products`);
    const started = clock.now();
    const pages = await readAll(base.readWhole(['sales_pipeline']));
    expect(keep(pages, 'sales_pipeline')).toHaveLength(950);
    expect(clock.now() - started).toBeLessThan(33_000);
  });

  test('a 429 that is still one after 30 s ends the read', async () => {
    const { airtable, base, calls } = await openStandIn(smallBase(5));
    airtable.faults.always('rate_limited');
    expect(await problemOf(base.readWhole(['sales_pipeline']))).toMatchObject({
      kind: 'rate_limited',
      status: 429,
    });
    expect(calls()).toBe(2);
  });

  test('the monthly cap is told apart and not asked again', async () => {
    const { airtable, base, calls } = await openStandIn(smallBase(5), { server: { monthlyCalls: 0 } });
    const problem = await problemOf(base.readWhole(['sales_pipeline']));
    expect(problem).toMatchObject({ kind: 'monthly_cap', status: 429 });
    expect(problem.message).toContain('AIRTABLE_MONTHLY_CALLS');
    expect(calls()).toBe(2);
    expect(airtable.requests).toHaveLength(2);
  });
});

describe('one sentence says what to mend, and no secret', () => {
  const secret = 'patVerySecret.0123456789';

  test('wrong token', async () => {
    const { base, calls, logged } = await openStandIn(smallBase(5), { reader: { token: secret } });
    const problem = await problemOf(base.readWhole(['sales_pipeline']));
    expect(problem).toMatchObject({ kind: 'wrong_token', status: 401 });
    expect(problem.message).toContain('AIRTABLE_API_TOKEN');
    expect(problem.message + logged.join()).not.toContain(secret);
    expect(calls()).toBe(1);
  });

  test.each([[''], ['pat\nSecret'], ['pat Sécret']])('a token %j that no header can carry', async (token) => {
    const { base, calls, logged } = await openStandIn(smallBase(5), { reader: { token } });
    const problem = await problemOf(base.readWhole());
    expect(problem.kind).toBe('wrong_token');
    expect(problem.message + logged.join()).not.toMatch(/S.cret/);
    expect(calls()).toBe(0);
  });

  test('wrong base', async () => {
    const { base, airtable } = await openStandIn(smallBase(5), { reader: { baseId: 'appWrong' } });
    const problem = await problemOf(base.readWhole());
    expect(problem).toMatchObject({ kind: 'no_access', table: undefined, status: 403 });
    expect(problem.message).toContain('base appWrong');
    expect(problem.message).toContain('AIRTABLE_BASE_ID');
    expect(problem.message).not.toContain(airtable.token);
  });

  test.each(['sales_pipeline', 'accounts'] as const)('table %s has another name', async (table) => {
    const { base, airtable } = await openStandIn(smallBase(5));
    airtable.renameTable(table, 'Something else');
    const problem = await problemOf(base.readWhole());
    expect(problem).toMatchObject({ kind: 'no_table', table, status: 403 });
    expect(problem.message).toContain(`tables.${table} in AIRTABLE_MAPPING`);
  });

  test('a table refused with nothing to compare names both', async () => {
    const { base, airtable } = await openStandIn(smallBase(5));
    airtable.renameTable('products', 'Goods');
    const problem = await problemOf(base.readWhole(['products']));
    expect(problem).toMatchObject({ kind: 'no_access', table: 'products' });
    expect(problem.message).toMatch(/AIRTABLE_BASE_ID.*AIRTABLE_MAPPING/);
  });

  test('a 404 is a base that is not there', async () => {
    const { base, airtable } = await openStandIn(smallBase(5));
    airtable.faults.always({ status: 404, body: { error: 'NOT_FOUND' } });
    expect(await problemOf(base.readWhole())).toMatchObject({ kind: 'no_base', status: 404 });
  });

  test('nobody listens at the address', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => closed.once('listening', resolve));
    const address = closed.address();
    await new Promise((resolve) => closed.close(resolve));
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const base = openBase({
      token: secret,
      baseId: 'app1',
      endpointUrl: `http://127.0.0.1:${port}`,
      log: quiet,
      ...createFreeClock(),
    });
    const problem = await problemOf(base.readWhole());
    expect(problem).toMatchObject({ kind: 'unreachable' });
    expect(problem.message).toContain('ECONNREFUSED');
    expect(problem.message).not.toContain(secret);
  });
});

function createFreeClock(): { now(): number; sleep(milliseconds: number): Promise<void> } {
  let time = 0;
  return {
    now: () => time,
    async sleep(milliseconds) {
      time += milliseconds;
    },
  };
}
