import { foldWord } from './fold.ts';
import { quoteName } from './print.ts';

/**
 * The text that a terminal's arguments stand for. One argument is the whole text; of several, one that
 * contains a space is a quoted name, after its `key:` if it has one.
 */
export function joinArguments(argv: readonly string[]): string {
  if (argv.length <= 1) return argv[0] ?? '';
  return argv.map(argumentText).join(' ');
}

function argumentText(argument: string): string {
  if (!/\s/.test(argument) || /["“”«»]/.test(argument)) return argument;
  const keyed = /^([\p{L}\p{M}]+):\s*(.*)$/su.exec(argument);
  const [, key, value] = keyed ?? [];
  if (key === undefined || value === undefined || foldWord(key) === '') return quoteName(argument);
  // a comma with a space after it belongs to the name: `Acme, Inc`
  const values = value.split(/,(?!\s)/);
  return `${key}:${values.map((one) => (/\s/.test(one) ? quoteName(one) : one)).join(',')}`;
}
