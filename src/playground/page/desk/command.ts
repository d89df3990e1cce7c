import type { State } from '../protocol.ts';

/** The app's command, with its slash. */
export function commandOf(state: State): string {
  return state.app.commands[0]?.command ?? '/kpi';
}
