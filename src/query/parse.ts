import { assemble, collectFilters } from './assemble.ts';
import type { Draft } from './draft.ts';
import { readItems } from './draft.ts';
import { scanItems } from './items.ts';
import { type Lexicon, lexiconOf, phrasesAt } from './lexicon.ts';
import type { Names } from './names.ts';
import type { Parsed, Problem, Said, Suggestion } from './query.ts';
import { openCommands } from './query.ts';
import { findReadings } from './readings.ts';
import type { Reader } from './resolve.ts';
import { lineWith } from './resolve.ts';
import { unescapeSlack } from './slack-text.ts';
import { type Token, tokenize } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Slack cuts a slash command's text at some 4,000 characters; a question has far fewer. */
export const longestText = 3000;

export interface ParseContext {
  /** every language understood; keep one list, its lexicon is built once */
  readonly vocabularies: readonly Vocabulary[];
  /** the members of the dataset; keep one object for a dataset, its index is built once */
  readonly names: Names;
  /** the language suggestions are written in; the first vocabulary where absent */
  readonly vocabularyOfAsker?: Vocabulary;
}

function tooLong(text: string): Problem {
  return { kind: 'too_long', word: `${text.slice(0, 40)}…`, suggestions: [] };
}

/** A command stands alone, but `help` is given whatever else was said. */
function readCommand(reader: Reader, draft: Draft): Parsed | null {
  const command = draft.commands[0];
  if (!command) return null;
  const others = [
    ...draft.commands.filter(({ value }) => value !== command.value),
    ...draft.reports,
    ...draft.kpis,
    ...draft.dimensions,
    ...draft.groupings,
    ...draft.periods,
    ...draft.limits,
    ...draft.names,
    ...draft.stages,
  ];
  const other = others[0];
  if (!other || draft.commands.some(({ value }) => value === 'help')) {
    const id = draft.commands.find(({ value }) => value === 'help')?.value ?? command.value;
    return { kind: 'command', command: id, accept: draft.accept };
  }
  const text = (said: { from: number; to: number }) =>
    reader.text.slice(reader.tokens[said.from]?.start, reader.tokens[said.to - 1]?.end);
  return {
    kind: 'problem',
    problem: {
      kind: 'said_twice',
      what: 'report',
      word: text(other),
      suggestions: [
        { label: text(command), line: text(command) },
        { label: text(other), line: lineWith(reader, command.from, command.to, '') },
      ],
    },
  };
}

/** `link …`: nothing after it is of the grammar, and a mention in it is kept as Slack wrote it. */
function readOpenCommand(typed: string, tokens: readonly Token[], lexicon: Lexicon): Parsed | null {
  for (const { end, meanings } of phrasesAt(lexicon, tokens, 0)) {
    const meaning = meanings.find(({ type }) => type === 'command');
    const command = openCommands.find((id) => meaning?.type === 'command' && meaning.command === id);
    if (!command) continue;
    // No phrase holds what Slack escapes, so up to its end both texts are alike.
    const rest = typed.slice(tokens[end - 1]?.end ?? 0).trim();
    return { kind: 'command', command, accept: false, ...(rest === '' ? {} : { rest }) };
  }
  return null;
}

/**
 * Reads what was typed after `/kpi`, in any order and in any of the vocabularies, mixed. Whatever the text,
 * the result is a value: a question, a command, or what is wrong with it, with ways on that lead somewhere.
 * Relative periods stay relative.
 */
export function parse(typed: string, context: ParseContext): Parsed {
  return parseSaid(typed, context).parsed;
}

/** The same, with what the text said by itself: what a second question of a thread changes of the first. */
export function parseSaid(typed: string, context: ParseContext): { parsed: Parsed; said: Said } {
  const { parsed, said = saidNothing } = read(typed, context);
  if (parsed.kind !== 'problem') return { parsed, said };
  const { problem } = parsed;
  const leads = ({ line }: Suggestion) => {
    if (line.trim() === typed.trim()) return false;
    const next = read(line, context).parsed;
    return next.kind !== 'problem' || next.problem.kind === 'ambiguous_name';
  };
  const suggestions = problem.suggestions.filter(leads);
  const help = (context.vocabularyOfAsker ?? context.vocabularies[0])?.commands.help[0];
  if (suggestions.length > 0 || help === undefined)
    return { parsed: { kind: 'problem', problem: { ...problem, suggestions } }, said };
  return {
    parsed: { kind: 'problem', problem: { ...problem, suggestions: [{ label: help, line: help }] } },
    said,
  };
}

const saidNothing: Said = { ask: false, filters: {} };

function refused(problem: Problem): { parsed: Parsed; said?: Said } {
  return { parsed: { kind: 'problem', problem } };
}

function read(typed: string, context: ParseContext): { parsed: Parsed; said?: Said } {
  const { vocabularies, names } = context;
  const asker = context.vocabularyOfAsker ?? vocabularies[0];
  if (!asker) throw new Error('parse needs at least one vocabulary');
  const text = unescapeSlack(typed);
  if (text.length > longestText) return refused(tooLong(text));
  const lexicon = lexiconOf(vocabularies);
  const tokens = tokenize(text, (fold) => lexicon.keys.get(fold));
  const open = readOpenCommand(typed, tokens, lexicon);
  if (open) return { parsed: open };
  const reader: Reader = { text, tokens, lexicon, names, asker, vocabularies };
  const items = scanItems(text, tokens, lexicon, names);
  if (items.length > 0 && items.every(({ kind }) => kind === 'mark')) {
    return refused({ kind: 'unknown_word', word: text.trim(), suggestions: [] });
  }
  const found = readItems(reader, items);
  if ('problem' in found) return refused(found.problem);
  const { draft } = found;
  const command = readCommand(reader, draft);
  if (command) return { parsed: command };
  const made = assemble(reader, draft);
  if ('problem' in made) return refused(made.problem);
  const { query, explicit } = made;
  const grouping = explicit ? null : (draft.groupings[0]?.value ?? null);
  return {
    parsed: {
      kind: 'query',
      query,
      share: draft.share,
      readings: findReadings(reader, items, draft, explicit),
    },
    said: {
      ask: explicit,
      ...(grouping === null ? {} : { by: grouping }),
      filters: collectFilters(draft, draft.names),
    },
  };
}
