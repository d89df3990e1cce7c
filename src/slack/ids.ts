/** What a press or a choice asks for. Every one has exactly one listener. */
const actionKinds = [
  'ask',
  'claim',
  'period',
  'breakdown',
  'drill',
  'back',
  'share',
  'deals',
  'receipt',
  'csv',
  'figure',
  'page',
  'closer',
  'remove',
  'locale',
  'own_period',
  // leads out of the app by itself: nobody listens
  'open',
] as const;
export type ActionKind = (typeof actionKinds)[number];

/** The id of an action; `n` tells elements of one block apart (Slack: unique within a block). */
export function actionId(kind: ActionKind, n = 0): string {
  return n === 0 ? kind : `${kind}:${n}`;
}

/** Matches the ids of one kind. */
export function actionPattern(kind: ActionKind): RegExp {
  return new RegExp(`^${kind}(:\\d+)?$`);
}
