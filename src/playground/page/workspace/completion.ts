import type { CommandData } from '../protocol.ts';

/** The commands that what is typed may become: it is the beginning of a command and nothing more. */
export function commandsFor(typed: string, commands: readonly CommandData[]): readonly CommandData[] {
  if (!typed.startsWith('/')) return [];
  const lower = typed.toLowerCase();
  return commands.filter(({ command }) => command.toLowerCase().startsWith(lower));
}

/** The command whose words are being typed, for its hint. */
export function commandInUse(typed: string, commands: readonly CommandData[]): CommandData | undefined {
  const [, name] = /^(\/\S+)\s/.exec(typed) ?? [];
  return commands.find(({ command }) => command === name);
}
