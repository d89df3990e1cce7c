import { describe, expect, it } from 'vitest';
import type { Fault } from '../../src/playground/slack/faults.ts';
import { configure, createHarness, type Harness, monday, sales, second, statesOf } from './harness.ts';
import { page, png } from './message.ts';

const lost = 'The picture could not be shown this time.';

function shownIn({ workspace }: Harness) {
  const [message, ...others] = workspace.messages(sales);
  expect(others).toEqual([]);
  return {
    types: message?.blocks.map(({ type }) => type) ?? [],
    foot: JSON.stringify(message?.blocks.at(-1)),
    text: message?.text ?? '',
    ts: Number(message?.ts) * 1000,
  };
}

async function deliver(harness: Harness) {
  await configure(harness);
  await harness.runAt(monday);
  expect(await statesOf(harness)).toEqual({ [sales]: 'delivered' });
  return shownIn(harness);
}

describe('the picture of a digest', () => {
  it('is waited for until Slack has looked at it', async () => {
    const harness = await createHarness({ slack: { fileInfos: 3 } });
    const { types } = await deliver(harness);
    expect(types).toContain('image');
    expect(harness.calls('files.info')).toBe(4);
  });

  it('that is never ready is waited for ten seconds, then drawn by Slack, with a word at the foot', async () => {
    const harness = await createHarness({ slack: { fileInfos: 1000 } });
    const { types, foot, text, ts } = await deliver(harness);
    expect(types).toContain('data_visualization');
    expect(types).not.toContain('image');
    expect(foot).toContain(lost);
    expect(text).toContain(lost);
    expect(ts - Date.parse(monday)).toBeLessThan(12 * second);
  });

  it.each([
    ['whose maker is down', async () => null],
    ['whose maker fails', () => Promise.reject(new Error('down'))],
    ['that is a page of HTML', async () => page],
    ['that is half a PNG', async () => png.subarray(0, 40)],
  ])('%s is drawn by Slack instead', async (_, makePicture) => {
    const harness = await createHarness({ engine: { makePicture } });
    const { types, foot } = await deliver(harness);
    expect(types).toContain('data_visualization');
    expect(foot).toContain(lost);
    expect(harness.calls('files.getUploadURLExternal')).toBe(0);
  });

  const steps = ['files.getUploadURLExternal', 'upload', 'files.completeUploadExternal', 'files.info'];
  const lasting = [
    'missing_scope',
    'access_denied',
    'no_permission',
    'file_not_found',
    'posting_to_channel_denied',
    'invalid_auth',
  ];
  it.each(
    steps.flatMap((on) => lasting.map((error) => [on, error] as const)).filter(([on]) => on !== 'upload'),
  )('is drawn by Slack where %s is refused with %s', async (on, error) => {
    const harness = await createHarness();
    const fault = harness.workspace.inject({ on, fault: { kind: 'error', error }, times: 100 });
    const { types, foot } = await deliver(harness);
    expect(types).toContain('data_visualization');
    expect(foot).toContain(lost);
    expect(fault.met()).toBe(1);
  });

  const passing: readonly (readonly [string, Fault])[] = [
    ['500', { kind: 'http', status: 500 }],
    ['a page', { kind: 'html' }],
    ['a cut line', { kind: 'reset' }],
    ['silence', { kind: 'stall' }],
    ['internal_error', { kind: 'error', error: 'internal_error' }],
    ['429', { kind: 'rate_limited', retryAfter: 5 }],
  ];
  it.each(
    steps
      .filter((on) => on !== 'upload')
      .flatMap((on) => passing.map(([name, fault]) => [on, name, fault] as const)),
  )('is uploaded all the same where %s is answered once with %s', async (on, _, fault) => {
    const harness = await createHarness({ timeoutMs: 200 });
    harness.workspace.inject({ on, fault });
    const { types } = await deliver(harness);
    expect(types).toContain('image');
  });

  it.each(passing.filter(([name]) => name !== 'internal_error'))(
    'is shown in one way or another where its bytes meet %s',
    async (_, fault) => {
      const harness = await createHarness({ timeoutMs: 200 });
      harness.workspace.inject({ on: 'upload', fault, times: 100 });
      const { types, foot } = await deliver(harness);
      expect(types).toContain('data_visualization');
      expect(foot).toContain(lost);
    },
  );

  it.each(passing)('keeps no digest from arriving where every upload meets %s', async (_, fault) => {
    const harness = await createHarness({ timeoutMs: 200 });
    harness.workspace.inject({ on: ({ target }) => target.startsWith('files.'), fault, times: 1000 });
    const { types } = await deliver(harness);
    expect(types).toContain('data_visualization');
  });

  it('that Slack refuses in the message is drawn by Slack instead', async () => {
    const harness = await createHarness();
    harness.workspace.inject({
      on: ({ target, args }) => target === 'chat.postMessage' && JSON.stringify(args).includes('slack_file'),
      fault: { kind: 'error', error: 'invalid_blocks', extra: { errors: ['invalid slack file'] } },
    });
    const { types } = await deliver(harness);
    expect(types).toEqual(['section', 'data_table', 'data_visualization', 'section', 'context']);
  });

  it('is Slack’s own where the settings say so, and none where they say none, without a word', async () => {
    const native = await createHarness({ engine: { charts: 'native' } });
    const drawn = await deliver(native);
    expect(drawn.types).toContain('data_visualization');
    expect(drawn.text).not.toContain(lost);
    const none = await createHarness({ engine: { charts: 'none' } });
    expect((await deliver(none)).types).toEqual(['section', 'data_table', 'section']);
    expect(none.calls('files.getUploadURLExternal') + native.calls('files.getUploadURLExternal')).toBe(0);
  });
});
