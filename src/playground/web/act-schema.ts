import { z } from 'zod';
import type { ActRequest, Json } from '../page/protocol.ts';

// Longer than anything a person types or Slack lets through.
const id = z.string().max(300);
const line = z.string().max(4000);
const name = z.string().trim().min(1).max(120);
const amount = z.number().min(0).max(1e9);
const json: z.ZodType<Json> = z.record(z.string(), z.unknown());

const values = z.record(id, z.record(id, json));
const where = z.union([z.strictObject({ channel: id, ts: id }), z.strictObject({ view: id })]);
const upDown = z.enum(['up', 'down']);

const act = z.discriminatedUnion('act', [
  z.strictObject({
    act: z.literal('send'),
    channel: id,
    text: line,
    thread: z.string().max(30).exactOptional(),
  }),
  z.strictObject({
    act: z.literal('press'),
    where,
    blockId: id,
    actionId: id,
    value: z.union([line, z.array(line).max(100), json, z.null()]).exactOptional(),
    values: values.exactOptional(),
  }),
  z.strictObject({ act: z.literal('options'), where, blockId: id, actionId: id, typed: line }),
  z.strictObject({ act: z.literal('submit'), view: id, values }),
  z.strictObject({ act: z.literal('close_view'), view: id }),
  z.strictObject({ act: z.literal('dismiss'), channel: id, ts: id }),
  z.strictObject({ act: z.literal('open_home') }),
  z.strictObject({ act: z.literal('move_clock'), to: z.enum(['hour', 'day', 'digest']) }),
  z.strictObject({ act: z.literal('win'), deal: id, value: amount }),
  z.strictObject({ act: z.literal('lose'), deal: id }),
  z.strictObject({
    act: z.literal('add_deal'),
    name,
    agent: id,
    product: id,
    account: id,
    stage: z.enum(['Engaging', 'Won']),
    value: amount,
  }),
  z.strictObject({ act: z.literal('rename_field'), table: id, from: id, to: name }),
  z.strictObject({ act: z.literal('base_mood'), mood: z.enum(['well', 'slow', 'down', 'locked']) }),
  z.strictObject({
    act: z.literal('services'),
    slack: upDown.exactOptional(),
    quickchart: upDown.exactOptional(),
  }),
  z.strictObject({ act: z.literal('start_over') }),
]);

const request: z.ZodType<ActRequest> = z.strictObject({ as: id, act });

/** What the page asked for; null for anything else. */
export function parseActRequest(body: string): ActRequest | null {
  try {
    const result = request.safeParse(JSON.parse(body));
    return result.success ? result.data : null;
  } catch {
    return null;
  }
}
