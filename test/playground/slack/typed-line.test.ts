import { afterEach, describe, expect, test } from 'vitest';
import { startWorkspace, type Workspace } from '../../../src/playground/slack/workspace.ts';
import { type RunningApp, startBolt } from './bolt.ts';

let workspace: Workspace;
let running: RunningApp;

afterEach(async () => {
  await running.stop();
  await workspace.close();
});

describe('the line of a command', () => {
  const texts = () => workspace.messages('sales').map(({ user, text }) => [user, text]);

  async function answering(acknowledged: object | string | undefined, later?: object): Promise<void> {
    workspace = await startWorkspace();
    running = await startBolt(workspace, (app) => {
      app.command('/kpi', async ({ ack, respond }) => {
        await (acknowledged === undefined ? ack() : ack(acknowledged as never));
        if (later) await respond(later);
      });
    });
    const asked = await workspace.command({ user: 'rosa', text: 'agents' });
    if (later) await asked.answer();
  }

  test('is shown to all before an acknowledgement that is for all', async () => {
    await answering({ response_type: 'in_channel', text: 'Agents: €1' });
    expect(texts()).toEqual([
      ['U0HEAD0001', '/kpi agents'],
      [workspace.botUserId, 'Agents: €1'],
    ]);
  });

  test('is shown alone where that says no more, and then the later answer', async () => {
    await answering({ response_type: 'in_channel' }, { response_type: 'in_channel', text: 'later' });
    expect(texts()).toEqual([
      ['U0HEAD0001', '/kpi agents'],
      [workspace.botUserId, 'later'],
    ]);
  });

  test.each<[string, object | string | undefined, object | undefined, string[][]]>([
    ['for the asker alone', { text: 'Agents: €1' }, undefined, []],
    [
      'that is refused',
      { response_type: 'in_channel', text: 'x', blocks: [{ type: 'section' }] },
      undefined,
      [],
    ],
    [
      'for all, but later',
      undefined,
      { response_type: 'in_channel', text: 'later' },
      [['U0KPIBOT01', 'later']],
    ],
    ['that is a plain word', '5', undefined, []],
  ])('is not shown with an answer %s', async (_, acknowledged, later, expected) => {
    await answering(acknowledged, later);
    expect(texts()).toEqual(expected);
  });
});
