import type { Threads } from '../store/threads.ts';
import type { Asker } from './answering.ts';

/** What goes on from one question to the next of a conversation. */
export interface ThreadMemory {
  /** the question before, in canonical English words; null where this one follows none */
  readonly before: (asker: Asker) => Promise<string | null>;
  /** `line` in canonical English words */
  readonly remember: (line: string, asker: Asker) => Promise<void>;
}

/** Outside a thread a direct conversation never ends: what was asked longer ago is not followed. */
const directConversationMs = 60 * 60_000;

export function createThreadMemory(threads: Threads, now: () => number): ThreadMemory {
  return {
    before: async ({ conversation }) => {
      if (!conversation) return null;
      const kept = await threads.get(conversation, now());
      const isOver = conversation.thread === null && kept && kept.asked <= now() - directConversationMs;
      return kept && !isOver ? kept.line : null;
    },
    remember: async (line, { conversation }) => {
      if (conversation) await threads.put(conversation, line, now());
    },
  };
}
