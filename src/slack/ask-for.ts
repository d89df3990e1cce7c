import type { Ground } from '../answer.ts';
import { type Asked, answerParsed, readLine } from '../ask.ts';
import type { Parsed } from '../query/query.ts';
import type { Asker } from './answering.ts';
import type { Message } from './blocks.ts';
import type { LinkReplies } from './link-replies.ts';

/** Answers what somebody asks, about them where it is about whoever asks; or says what there is to say instead. */
export interface AskFor {
  /** `line` says in words what was read */
  readonly parsed: (
    parsed: Parsed,
    line: string,
    asker: Asker,
    ground: Ground | null,
  ) => Promise<Asked | Message>;
  readonly line: (line: string, asker: Asker, ground: Ground | null) => Promise<Asked | Message>;
}

export function createAskFor(linking: Pick<LinkReplies, 'findAsker'>): AskFor {
  const askParsed: AskFor['parsed'] = async (parsed, line, asker, ground) => {
    const asked = answerParsed(parsed, asker.locale, ground);
    if (asked.kind !== 'problem' || asked.problem.kind !== 'no_asker' || !ground || ground.asker)
      return asked;
    const found = await linking.findAsker(asker, ground.dataset, { word: asked.problem.word, line });
    return 'blocks' in found ? found : askParsed(parsed, line, asker, { ...ground, asker: found });
  };
  return {
    parsed: askParsed,
    line: (line, asker, ground) => askParsed(readLine(line, asker.locale, ground), line, asker, ground),
  };
}
