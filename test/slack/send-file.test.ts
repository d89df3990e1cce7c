import { WebClient } from '@slack/web-api';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createLog } from '../../src/log.ts';
import type { Fault } from '../../src/playground/slack/faults.ts';
import {
  startWorkspace,
  type Workspace,
  type WorkspaceOptions,
} from '../../src/playground/slack/workspace.ts';
import { csvChunks } from '../../src/report/csv.ts';
import { buildClientOptions } from '../../src/slack/clients.ts';
import { type FileToSend, safeFileName, sendFile } from '../../src/slack/send-file.ts';

const user = 'U0AGENT001';
const direct = 'D0AGENT001';

async function setUp(options: WorkspaceOptions = {}) {
  const workspace = await startWorkspace(options);
  onTestFinished(() => workspace.close());
  const client = new WebClient(workspace.botToken, {
    ...buildClientOptions(workspace.apiUrl, createLog('silent')),
    timeout: 200,
  });
  const waits: number[] = [];
  const send = (file: Partial<FileToSend> = {}) =>
    sendFile({
      client,
      user,
      name: 'agents-2026-10.csv',
      title: 'Agents, October 2026',
      content: '\ufeffAgent,Revenue\r\nCléo,1650\r\n',
      comment: 'Here you are.',
      uploadMs: 200,
      sleep: async (ms) => void waits.push(ms),
      ...file,
    });
  const called = (target: string) => workspace.calls.filter((call) => call.target === target).length;
  return { workspace, send, waits, called };
}

function arrived(workspace: Workspace): string[] {
  return workspace.channels.has(direct)
    ? workspace.messages(direct).map(({ files, text }) => `${text} ${files?.length ?? 0}`)
    : [];
}

describe('a file for one person', () => {
  it('arrives in their direct messages, byte by byte, with what is said of it', async () => {
    const { workspace, send } = await setUp();
    const result = await send();
    const [file] = workspace.files.values();
    expect(result).toEqual({ kind: 'sent', channel: direct, file: file?.id });
    expect(arrived(workspace)).toEqual(['Here you are. 1']);
    expect(file).toMatchObject({
      name: 'agents-2026-10.csv',
      title: 'Agents, October 2026',
      completed: true,
    });
    expect(Buffer.from(file?.bytes ?? []).toString('hex')).toBe(
      Buffer.from('\ufeffAgent,Revenue\r\nCléo,1650\r\n').toString('hex'),
    );
  });

  it('may be bytes, or a long text whose pieces leave others their turn', async () => {
    const { workspace, send } = await setUp();
    const rows = Array.from({ length: 2000 }, (_, n) => [n, 'é']);
    let turns = 0;
    let going = true;
    const count = () => {
      turns++;
      if (going) setImmediate(count);
    };
    setImmediate(count);
    let before = 0;
    function* watched() {
      for (const chunk of csvChunks(rows, 100)) {
        expect(turns).toBeGreaterThanOrEqual(before);
        before = turns + 1;
        yield chunk;
      }
    }
    expect(await send({ content: watched() })).toMatchObject({ kind: 'sent' });
    going = false;
    expect(await send({ content: new Uint8Array([1, 2, 3]) })).toMatchObject({ kind: 'sent' });
    const [text, bytes] = [...workspace.files.values()].map((file) => Buffer.from(file.bytes ?? []));
    expect(text?.toString()).toBe([...csvChunks(rows)].join(''));
    expect([...(bytes ?? [])]).toEqual([1, 2, 3]);
  });

  it('says nothing where there is nothing to say, and cuts what is too long', async () => {
    const { workspace, send } = await setUp();
    await send({ comment: '' });
    await send({ comment: 'x'.repeat(5000), title: '' });
    const [first, second] = workspace.messages(direct);
    expect(first?.text).toBe('');
    expect(second?.text).toHaveLength(4000);
    expect([...workspace.files.values()].map(({ title }) => title)).toEqual([
      'Agents, October 2026',
      'agents-2026-10.csv',
    ]);
  });

  it('is not sent where its content cannot be made', async () => {
    const { workspace, send } = await setUp();
    function* broken(): Generator<string> {
      yield 'x';
      throw new Error('broken');
    }
    expect(await send({ content: broken() })).toEqual({ kind: 'failed', error: 'no_content' });
    expect(workspace.calls).toEqual([]);
  });
});

describe('where Slack refuses', () => {
  it.each<[string, Partial<FileToSend>, WorkspaceOptions, string]>([
    ['somebody who has left', { user: 'U0LEFT0001' }, {}, 'user_disabled'],
    ['nobody', { user: 'U0NOBODY00' }, {}, 'user_not_found'],
    ['itself', { user: 'U0KPIBOT01' }, {}, 'cannot_dm_bot'],
    ['without the scope of files', {}, { scopes: ['im:write'] }, 'missing_scope'],
    ['nothing at all', { content: '' }, {}, 'invalid_arguments'],
  ])('to send to %s, its word comes back', async (_, file, options, error) => {
    const { workspace, send, waits } = await setUp(options);
    expect(await send(file)).toEqual({ kind: 'failed', error });
    expect(arrived(workspace)).toEqual([]);
    expect(waits).toEqual([]);
  });
});

const steps = ['conversations.open', 'files.getUploadURLExternal', 'upload', 'files.completeUploadExternal'];

describe('where something breaks', () => {
  const passing: [string, Fault][] = [
    ['an error of the server', { kind: 'http', status: 503 }],
    ['a cut line', { kind: 'reset' }],
    ['silence', { kind: 'stall' }],
  ];
  it.each(
    steps
      .slice(0, 3)
      .flatMap((on) => passing.map(([what, fault]): [string, string, Fault] => [what, on, fault])),
  )('%s at %s is got over, and the file arrives once', async (_, on, fault) => {
    const { workspace, send } = await setUp();
    workspace.inject({ on, fault });
    expect(await send()).toMatchObject({ kind: 'sent' });
    expect(arrived(workspace)).toEqual(['Here you are. 1']);
  });

  it.each(passing)('%s that goes on is an answer, in the end', async (_, fault) => {
    const { workspace, send, called } = await setUp();
    workspace.inject({ on: 'upload', fault, times: Number.POSITIVE_INFINITY });
    expect(await send()).toEqual({
      kind: 'failed',
      error: fault.kind === 'http' ? 'upload_http_503' : 'upload_no_answer',
    });
    expect(called('upload')).toBe(2);
  });

  it('bytes that Slack does not want are not sent again', async () => {
    const { workspace, send, called } = await setUp();
    workspace.inject({ on: 'upload', fault: { kind: 'http', status: 413 } });
    expect(await send()).toEqual({ kind: 'failed', error: 'upload_http_413' });
    expect(called('upload')).toBe(1);
  });

  it.each<[string, Fault, string]>([
    ['an error of the server', { kind: 'http', status: 502 }, 'http_502'],
    ['a cut line', { kind: 'reset' }, 'no_answer'],
    ['silence', { kind: 'stall' }, 'no_answer'],
    ['a page of HTML', { kind: 'html' }, 'no_json'],
    ['half a success', { kind: 'error', error: 'internal_error' }, 'internal_error'],
  ])(
    'after %s at the sharing it is looked whether the file is there, and never shared twice',
    async (_, fault, error) => {
      const { workspace, send, called } = await setUp();
      workspace.inject({ on: 'files.completeUploadExternal', fault: { ...fault, taken: true } });
      expect(await send()).toMatchObject({ kind: 'sent' });
      expect(arrived(workspace)).toEqual(['Here you are. 1']);
      workspace.inject({ on: 'files.completeUploadExternal', fault });
      expect(await send()).toEqual({ kind: 'failed', error });
      expect(arrived(workspace)).toHaveLength(1);
      expect(called('files.completeUploadExternal')).toBe(2);
    },
  );

  it('where Slack does not want the file there it is not looked for', async () => {
    const { workspace, send, called } = await setUp();
    const fault = { kind: 'error', error: 'posting_to_channel_denied' } as const;
    workspace.inject({ on: 'files.completeUploadExternal', fault });
    expect(await send()).toEqual({ kind: 'failed', error: 'posting_to_channel_denied' });
    expect(called('files.info')).toBe(0);
  });

  it('a file of which Slack does not say whether it is there counts as not sent', async () => {
    const { workspace, send } = await setUp();
    workspace.inject({ on: 'files.completeUploadExternal', fault: { kind: 'reset', taken: true } });
    workspace.inject({ on: 'files.info', fault: { kind: 'http', status: 500 }, times: 9 });
    expect(await send()).toEqual({ kind: 'failed', error: 'no_answer' });
  });

  it.each(steps.filter((on) => on !== 'upload'))('%s waits as long as Slack asks', async (on) => {
    const { workspace, send, waits } = await setUp();
    workspace.inject({ on, fault: { kind: 'rate_limited', retryAfter: 3 } });
    expect(await send()).toMatchObject({ kind: 'sent' });
    expect(waits).toEqual([3000]);
    workspace.inject({ on, fault: { kind: 'rate_limited', retryAfter: 60 } });
    expect(await send()).toEqual({ kind: 'failed', error: 'ratelimited' });
    expect(waits).toHaveLength(1);
  });

  it('a Slack that is not there is an answer too', async () => {
    const workspace = await startWorkspace();
    const client = new WebClient(
      workspace.botToken,
      buildClientOptions(workspace.apiUrl, createLog('silent')),
    );
    await workspace.close();
    const file = { client, user, name: 'x.csv', title: 'x', content: 'x', comment: '' };
    expect(await sendFile({ ...file, sleep: async () => {} })).toEqual({
      kind: 'failed',
      error: 'unconnected',
    });
  });
});

it.each([
  ['agents-2026-10.csv', 'agents-2026-10.csv'],
  ['agent-Cléo Ünlü-2026-Q4.csv', 'agent-cleo-unlu-2026-q4.csv'],
  ['agents-2017-01-01..2017-03-31.csv', 'agents-2017-01-01-2017-03-31.csv'],
  ['../../etc/passwd', 'file.etc-passwd'],
  ['..\\..\\x.csv', 'x.csv'],
  ['/a/b/c.csv', 'a-b-c.csv'],
  ['.csv', 'csv'],
  ['محمد.csv', 'file.csv'],
  ['x\u0000y\r\n"; evil.csv', 'x-y-evil.csv'],
  ['', 'file'],
  ['a'.repeat(300).concat('.csv'), `${'a'.repeat(80)}.csv`],
])('the name %j becomes %j', (name, safe) => {
  expect(safeFileName(name)).toBe(safe);
  expect(safeFileName(safe)).toBe(safe);
});
