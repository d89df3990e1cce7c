import { WebClient } from '@slack/web-api';
import { expect, it, onTestFinished } from 'vitest';
import { createLog } from '../../../src/log.ts';
import type { Fault } from '../../../src/playground/slack/faults.ts';
import { startWorkspace } from '../../../src/playground/slack/workspace.ts';
import { buildClientOptions } from '../../../src/slack/clients.ts';
import { decodePostFailure } from '../../../src/slack/deliver/outcome.ts';

async function fail(fault: Fault | 'gone') {
  const workspace = await startWorkspace();
  const client = new WebClient(workspace.botToken, {
    ...buildClientOptions(workspace.apiUrl, createLog('silent')),
    timeout: 200,
  });
  if (fault === 'gone') await workspace.close();
  else {
    onTestFinished(() => workspace.close());
    workspace.inject({ on: 'chat.postMessage', fault });
  }
  const failure = await client.chat.postMessage({ channel: 'C0SALES001', text: 'x' }).then(
    () => null,
    (error: unknown) => error,
  );
  return { outcome: decodePostFailure(failure), posts: workspace.calls.length };
}

const held = (waitMs: number) => ({ kind: 'held', waitMs, channel: true });

it.each<[string, Fault | 'gone', object]>([
  ['no connection', 'gone', { kind: 'transient', error: 'unconnected' }],
  [
    'a refusal that passes',
    { kind: 'error', error: 'org_is_moving' },
    { kind: 'transient', error: 'org_is_moving' },
  ],
  [
    'a refusal that lasts',
    { kind: 'error', error: 'is_archived' },
    { kind: 'permanent', error: 'is_archived' },
  ],
  [
    'refused blocks',
    { kind: 'error', error: 'invalid_blocks' },
    { kind: 'refused', error: 'invalid_blocks' },
  ],
  ['half a success', { kind: 'error', error: 'fatal_error' }, { kind: 'ambiguous', error: 'fatal_error' }],
  ['429', { kind: 'rate_limited', retryAfter: 7 }, held(7000)],
  ['429 without a time', { kind: 'rate_limited' }, held(30_000)],
  ['ratelimited with 200', { kind: 'error', error: 'ratelimited' }, held(30_000)],
  ['400', { kind: 'http', status: 400 }, { kind: 'transient', error: 'http_400' }],
  ['408', { kind: 'http', status: 408 }, { kind: 'ambiguous', error: 'http_408' }],
  ['502', { kind: 'http', status: 502 }, { kind: 'ambiguous', error: 'http_502' }],
  ['a page of HTML', { kind: 'html' }, { kind: 'ambiguous', error: 'no_json' }],
  ['a cut line', { kind: 'reset' }, { kind: 'ambiguous', error: 'no_answer' }],
  ['silence', { kind: 'stall' }, { kind: 'ambiguous', error: 'no_answer' }],
])('after %s a post is posted again only where Slack cannot have taken it', async (_, fault, expected) => {
  const { outcome, posts } = await fail(fault);
  expect(outcome).toEqual(expected);
  // the client itself repeats nothing
  expect(posts).toBe(fault === 'gone' ? 0 : 1);
});
