import type { MessageData } from '../protocol.ts';

/** A line of a conversation: the first message of a day opens it with a divider. */
export interface Row {
  readonly message: MessageData;
  /** the day that begins here, as `2026-11-22`; null within a day */
  readonly day: string | null;
  /** whether avatar and name are shown, or the message goes on with what its author said just before */
  readonly headed: boolean;
  readonly replies: readonly MessageData[];
}

const togetherSeconds = 5 * 60;

/** @param dayOf the day of a message in the reader's zone, by its timestamp */
export function groupMessages(
  messages: readonly MessageData[],
  place: string,
  dayOf: (ts: string) => string,
): readonly Row[] {
  const replies = new Map<string, MessageData[]>();
  const own: MessageData[] = [];
  for (const message of messages) {
    if (message.channel !== place) continue;
    if (!isReply(message)) own.push(message);
    else replies.set(message.threadTs, [...(replies.get(message.threadTs) ?? []), message]);
  }
  return own.map((message, at) => {
    const before = own[at - 1];
    const day = dayOf(message.ts);
    const opens = before === undefined || dayOf(before.ts) !== day;
    const repliesHere = replies.get(message.ts) ?? [];
    return {
      message,
      day: opens ? day : null,
      headed: opens || !goesOn(before, message) || (replies.get(before.ts)?.length ?? 0) > 0,
      replies: repliesHere,
    };
  });
}

/** The messages of a thread as rows, its first one first. */
export function groupThread(
  messages: readonly MessageData[],
  place: string,
  threadTs: string,
): readonly Row[] {
  const own = messages.filter(
    (each) => each.channel === place && (each.ts === threadTs || each.threadTs === threadTs),
  );
  return own.map((message, at) => {
    const before = own[at - 1];
    // The first one stands by itself: below it the replies are counted.
    const headed = before === undefined || at === 1 || !goesOn(before, message);
    return { message, day: null, headed, replies: [] };
  });
}

function isReply(message: MessageData): message is MessageData & { readonly threadTs: string } {
  return message.threadTs !== null && message.threadTs !== message.ts;
}

function goesOn(before: MessageData, message: MessageData): boolean {
  return (
    before.user === message.user &&
    // As in Slack, each of those stands by itself, below its mark.
    !before.onlyYou &&
    !message.onlyYou &&
    Number(message.ts) - Number(before.ts) < togetherSeconds
  );
}
