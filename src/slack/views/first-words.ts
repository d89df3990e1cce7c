import { firstWords } from '../../i18n/first-words.ts';
import { exampleLines } from '../../i18n/pages.ts';
import type { HelpExamples } from '../../report/page.ts';
import type { Message } from '../blocks.ts';
import { escapeName } from '../escape.ts';
import { askButton } from './ask-button.ts';
import { section, type Voices } from './report.ts';

export interface FirstWordsView {
  readonly voices: Voices;
  /** the bot as a mention; null: said to one person directly, where it needs none */
  readonly bot: string | null;
  readonly examples: HelpExamples;
  /** whom to ask, as mentions; null where nobody is named */
  readonly admins: string | null;
}

const linesShown = 2;

/** What the bot says where it is new: what it is for, three questions to this base, and who may ask what. */
export function renderFirstWords({ voices: { plain }, bot, examples, admins }: FirstWordsView): Message {
  const words = firstWords[plain.locale];
  const office = examples.office === null ? null : escapeName(examples.office);
  const sentence = words.sentence({ ...examples, office });
  // Nobody is singled out before their colleagues.
  const lines = exampleLines(plain, { ...examples, agent: null }).slice(0, linesShown);
  const said = [bot === null ? words.direct : words.channel(bot), words.examples];
  const example = `> ${bot === null ? '' : `${bot} `}${sentence}`;
  const rules = [words.whoMay, ...(admins === null ? [] : [words.admins(admins)])];
  return {
    text: [...said, [sentence, ...lines.map(escapeName)].join(' · '), ...rules].join(' '),
    blocks: [
      section(`${said.join(' ')}\n${example}`),
      { type: 'actions', elements: lines.map((line, n) => askButton(line, line, n)) },
      section(rules.join(' ')),
    ],
  };
}
