import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { startWorkspace } from '../../../src/playground/slack/workspace.ts';
import { startBolt } from './bolt.ts';

test('a wrong signature and an old timestamp are refused by the app; a future one is not', async () => {
  const workspace = await startWorkspace();
  const running = await startBolt(workspace, (app) => app.command('/kpi', async ({ ack }) => ack()));
  expect((await workspace.command({ text: 'x', badSignature: true })).ack).toMatchObject({
    status: 401,
    error: 'dispatch_failed',
  });
  expect((await workspace.command({ text: 'x', shiftSeconds: -301 })).ack.status).toBe(401);
  const future = await workspace.command({ text: 'x', shiftSeconds: 600 });
  expect(future.ack.status).toBe(200);
  await running.stop();
  await workspace.close();
});

test('requests are signed with the time of the workspace where that is ahead, and else with the real one', async () => {
  const signed = async (ahead: number) => {
    const moved = await startWorkspace({ now: () => Date.now() + ahead });
    const times: number[] = [];
    const app = await startBolt(moved, (bolt) => bolt.command('/kpi', async ({ ack }) => ack()));
    const receiver = createServer((request, response) => {
      times.push(Number(request.headers['x-slack-request-timestamp']) * 1000);
      response.end();
    });
    receiver.listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    const { status } = (await moved.command({})).ack;
    moved.connect(`http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`);
    await moved.command({ shiftSeconds: 60 });
    receiver.closeAllConnections();
    receiver.close();
    await app.stop();
    await moved.close();
    return { status, minutes: Math.round(((times[0] ?? 0) - Date.now()) / 60_000) };
  };
  expect(await signed(2 * 3_600_000)).toEqual({ status: 200, minutes: 121 });
  expect(await signed(-2 * 3_600_000)).toEqual({ status: 200, minutes: 1 });
});
