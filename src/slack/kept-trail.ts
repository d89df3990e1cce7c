import { createHash } from 'node:crypto';
import type { Trails } from '../store/trails.ts';
import { limits } from './limits.ts';
import { decodeTrail, encodeTrail, type Trail } from './place.ts';

const trailStart = 't:';
const keyStart = 'k:';

/** A trail as a `block_id`, which may be too long for one. */
export function blockIdOf(trail: Trail): string {
  return `${trailStart}${encodeTrail(trail)}`;
}

/** The `block_id` that a message's controls carry; a trail that is too long for it is kept for 90 days. */
export async function writeTrail(trails: Trails, trail: Trail, now: number): Promise<string> {
  const blockId = blockIdOf(trail);
  if (blockId.length <= limits.blockId) return blockId;
  const text = encodeTrail(trail);
  // By what it holds: whoever looks at the same thing again makes no new row.
  const key = createHash('sha256').update(text).digest('base64url').slice(0, 22);
  await trails.put(key, text, now);
  return `${keyStart}${key}`;
}

/** Null for a `block_id` that is none of ours, was cut, or is older than 90 days. */
export async function readTrail(trails: Trails, blockId: string, now: number): Promise<Trail | null> {
  if (blockId.startsWith(trailStart)) return decodeTrail(blockId.slice(trailStart.length));
  if (!blockId.startsWith(keyStart)) return null;
  const text = await trails.get(blockId.slice(keyStart.length), now);
  return text === null ? null : decodeTrail(text);
}
