import { createSentLines, type SentLines } from './sent-lines.ts';
import { createUnread, type Unread } from './unread.ts';

/** What the page remembers while it is open, for everybody who sat at it. */
export interface Memory {
  readonly unread: Unread;
  /** typed and not sent, by the box it was typed in */
  readonly drafts: Map<string, string>;
  readonly sentBy: (person: string) => SentLines;
}

export function createMemory(): Memory {
  const sent = new Map<string, SentLines>();
  return {
    unread: createUnread(),
    drafts: new Map(),
    sentBy: (person) => {
      const lines = sent.get(person) ?? createSentLines();
      sent.set(person, lines);
      return lines;
    },
  };
}
