import type { ChannelSeed, PersonSeed } from './slack/seed.ts';

/** Who one can be in the playground. */
export interface Player extends PersonSeed {
  readonly realName: string;
  readonly role: 'agent' | 'manager' | 'head';
}

const london = { locale: 'en-GB', tz: 'Europe/London' };
const paris = { locale: 'fr-FR', tz: 'Europe/Paris', tzOffset: 3600 };

/**
 * Agents are known to the bot by their e-mail in the sample base; managers have none there, and are asked by name;
 * the heads of sales are not in the base.
 */
export const players: readonly Player[] = [
  player('U0DAPHNE01', 'daphne', 'Daphne Merrick', 'agent', london),
  player('U0HARRIET1', 'harriet', 'Harriet Colby', 'manager', london),
  { ...player('U0ROSA0001', 'rosa', 'Rosa Hale', 'head', london), isAdmin: true },
  player('U0AGATHE01', 'agathe', 'Agathe Lemoine', 'agent', paris),
  player('U0ELODIE01', 'elodie', 'Élodie Marchand', 'manager', paris),
  player('U0SOLENE01', 'solene', 'Solène Kerbrat', 'head', paris),
];

function player(
  id: string,
  name: string,
  realName: string,
  role: Player['role'],
  place: Pick<PersonSeed, 'locale' | 'tz' | 'tzOffset'>,
): Player {
  const mail = realName
    .normalize('NFKD')
    .replace(/[^A-Za-z ]/g, '')
    .replaceAll(' ', '.')
    .toLowerCase();
  return { id, name, realName, role, email: `${mail}@example.com`, ...place };
}

const ids = (role: Player['role']) => players.filter((each) => each.role === role).map(({ id }) => id);

/** The digest goes to the first of them. */
export const channels: readonly [ChannelSeed, ...ChannelSeed[]] = [
  { id: 'C0SALES001', name: 'sales', bot: true },
  { id: 'C0LEADERS1', name: 'leadership', members: [...ids('manager'), ...ids('head')] },
  { id: 'G0PRIVATE1', name: 'deal-desk', kind: 'private', members: [...ids('manager'), ...ids('head')] },
];

/** Hears of trouble with digests. */
export const admin = 'U0ROSA0001';
