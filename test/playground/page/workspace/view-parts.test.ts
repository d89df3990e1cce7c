import { describe, expect, it } from 'vitest';
import type { Json, Values } from '../../../../src/playground/page/protocol.ts';
import { blocksOf, labelOf, valuesOf } from '../../../../src/playground/page/workspace/view-parts.ts';

const input = (id: string): Json => ({ type: 'input', block_id: id });
const holds = (value: string): Json => ({ type: 'plain_text_input', value });
const dialog = (values: Values, ...blocks: readonly Json[]) => ({
  id: 'V1',
  hash: 'h',
  view: { type: 'modal', blocks },
  values,
});

describe('a view of Slack’s', () => {
  it('has labels only where they are texts', () => {
    const view = { title: { type: 'plain_text', text: 'New digest' }, submit: 'Save', close: null };
    expect([labelOf(view, 'title'), labelOf(view, 'submit'), labelOf(view, 'close')]).toEqual([
      'New digest',
      null,
      null,
    ]);
  });

  it.each([[{}], [{ blocks: 'none' }], [{ blocks: [null, 'text', []] }]])('%j has no blocks', (view) => {
    expect(blocksOf(view)).toEqual([]);
  });
});

describe('what a dialog holds', () => {
  it('is what the app set, and over it what was chosen', () => {
    const opened = { name: { a: holds('old'), b: holds('kept') }, other: { c: holds('kept') } };
    const view = dialog(opened, input('name'), input('other'));
    expect(valuesOf(view, { name: { a: holds('new') } })).toEqual({
      name: { a: holds('new'), b: holds('kept') },
      other: { c: holds('kept') },
    });
  });

  it('survives a change of the view for the blocks that are still in it', () => {
    const chosen = { name: { a: holds('mine') }, gone: { b: holds('lost') } };
    expect(valuesOf(dialog({}, input('name'), input('fresh')), chosen)).toEqual({
      name: { a: holds('mine') },
    });
  });

  it('is nothing for blocks without inputs', () => {
    expect(valuesOf(dialog({}, { type: 'divider' }), {})).toEqual({});
  });
});
