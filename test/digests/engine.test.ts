import { describe, expect, it } from 'vitest';
import { configure, createHarness, leaders, monday, nextMonday, sales } from './harness.ts';

describe('a digest that is due', () => {
  it('arrives once in each of its places, with its picture as a file that was uploaded once', async () => {
    const harness = await createHarness();
    await configure(harness, [sales, leaders]);
    await harness.run();
    expect(harness.texts(sales)).toEqual([]);

    await harness.runAt(monday);
    await harness.run();
    for (const channel of [sales, leaders]) {
      const [message, ...others] = harness.workspace.messages(channel);
      expect(others).toEqual([]);
      expect(message?.text).toBe(`Digest of ${monday}`);
      expect(message?.blocks.map(({ type }) => type)).toEqual(['section', 'data_table', 'image', 'section']);
      expect(message?.blocks[2]?.slack_file).toEqual({ id: [...harness.workspace.files.keys()][0] });
    }
    expect(harness.built).toEqual([Date.parse(monday)]);
    expect(harness.calls('files.getUploadURLExternal')).toBe(1);
  });

  it('is delivered when its timestamp and channel are kept', async () => {
    const harness = await createHarness();
    await configure(harness);
    await harness.runAt(monday);
    const [row] = await harness.store.deliveries.ofRun('env', monday);
    const [message] = harness.workspace.messages(sales);
    expect(row).toMatchObject({ state: 'delivered', channel: sales, ts: message?.ts, settled: true });
    expect((await harness.engine.status())[0]).toMatchObject({
      next: Date.parse(nextMonday),
      last: { slot: monday, state: 'delivered', late: false },
      paused: [],
    });
  });

  it('goes to a person as a direct message', async () => {
    const harness = await createHarness();
    await configure(harness, ['U0AGENT001']);
    await harness.runAt(monday);
    expect(harness.texts('D0AGENT001')).toHaveLength(1);
  });
});
