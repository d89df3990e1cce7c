import { expect, test } from 'vitest';
import { joinArguments } from '../../src/query/arguments.ts';

test.each<[string[], string]>([
  [[], ''],
  [['agents last month'], 'agents last month'],
  [['agents', 'last', 'month'], 'agents last month'],
  [['agent', 'Darcel Schlecht'], 'agent "Darcel Schlecht"'],
  [['agents', 'manager:Melvin Marxen', 'Q3'], 'agents manager:"Melvin Marxen" Q3'],
  [['agents', 'sector:retail,real estate'], 'agents sector:retail,"real estate"'],
  [['agents', 'account:Acme, Inc'], 'agents account:"Acme, Inc"'],
  [['agents', 'manager:"Melvin Marxen"'], 'agents manager:"Melvin Marxen"'],
  [['commerciaux', 'étape:en cours'], 'commerciaux étape:"en cours"'],
  [['refresh', '--accept'], 'refresh --accept'],
])('the arguments %j are the text %j', (argv, text) => {
  expect(joinArguments(argv)).toBe(text);
});
