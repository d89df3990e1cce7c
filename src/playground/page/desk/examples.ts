import type { ExampleNames, Locale, PersonData } from '../protocol.ts';
import { deskWords, type ExampleId, type TryWords } from './words.ts';

/** A line to try, with a word on what it shows. */
export interface Example {
  readonly id: ExampleId;
  /** with its command */
  readonly line: string;
  readonly shows: string;
  /** of the line's words */
  readonly language: Locale;
}

export interface ExampleGroup {
  readonly id: keyof TryWords['groups'];
  readonly title: string;
  readonly examples: readonly Example[];
}

const own: Readonly<Record<PersonData['role'], readonly ExampleId[]>> = {
  agent: ['me'],
  manager: ['team', 'me'],
  // neither sells nor has a team: the bot asks who they are
  head: ['stranger'],
  bot: [],
};

/** Names that an example cannot do without. */
const needed: Partial<Readonly<Record<ExampleId, readonly (keyof ExampleNames)[]>>> = {
  profile: ['agent'],
  filter: ['office'],
  filters: ['product', 'sector'],
};

/** The lines that suit this person, with names of this base; a base without any has fewer. */
export function buildExamples(
  locale: Locale,
  role: PersonData['role'],
  names: ExampleNames,
  command: string,
): ExampleGroup[] {
  const words = deskWords[locale].try;
  const quoted = {
    agent: quote(names.agent),
    product: quote(names.product),
    office: quote(names.office),
    sector: quote(names.sector),
  };
  const isComplete = (example: ExampleId) => (needed[example] ?? []).every((kind) => names[kind] !== '');
  const groups = [
    ['ask', ['overview', 'agents', 'course', 'compared', 'pipeline']],
    ['closer', ['profile', 'filter', 'filters']],
    ['asWritten', ['slip', 'otherLanguage']],
    ['own', own[role]],
    ['together', ['share']],
    ['bot', ['data', 'status', 'help']],
  ] as const satisfies readonly (readonly [ExampleGroup['id'], readonly ExampleId[]])[];
  return groups
    .map(([id, ids]) => ({
      id,
      title: words.groups[id],
      examples: ids.filter(isComplete).map((example): Example => {
        const { line, shows } = words.examples[example];
        const language = example === 'otherLanguage' ? otherThan(locale) : locale;
        return { id: example, line: `${command} ${line(quoted)}`, shows, language };
      }),
    }))
    .filter(({ examples }) => examples.length > 0);
}

function otherThan(locale: Locale): Locale {
  return locale === 'en' ? 'fr' : 'en';
}

/** A name as the grammar takes it whole; a quote within it is doubled. */
function quote(name: string): string {
  return /^[\p{L}\p{N}-]+$/u.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}
