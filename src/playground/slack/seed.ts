import type { Channel, ChannelKind, Person } from './model.ts';

export interface PersonSeed {
  readonly id: string;
  readonly name: string;
  readonly realName?: string;
  readonly email?: string;
  readonly locale?: string;
  readonly tz?: string;
  /** seconds east of UTC */
  readonly tzOffset?: number;
  readonly isBot?: boolean;
  readonly deleted?: boolean;
  readonly isRestricted?: boolean;
  readonly isAdmin?: boolean;
}

export interface ChannelSeed {
  readonly id: string;
  readonly name: string;
  readonly kind?: ChannelKind;
  /** ids of its people; everybody of a workspace by default for a public one */
  readonly members?: readonly string[];
  /** whether the bot is in it */
  readonly bot?: boolean;
  readonly isArchived?: boolean;
  readonly isExternal?: boolean;
  readonly isReadOnly?: boolean;
}

/** An English agent, a French manager, the head of sales, a guest, and one who has left. */
export const PEOPLE: readonly PersonSeed[] = [
  { id: 'U0AGENT001', name: 'darcel', realName: 'Darcel Schlecht', email: 'darcel.schlecht@example.com' },
  {
    id: 'U0MANAGER1',
    name: 'melvin',
    realName: 'Melvin Marxen',
    email: 'melvin.marxen@example.com',
    locale: 'fr-FR',
    tz: 'Europe/Paris',
    tzOffset: 3600,
  },
  { id: 'U0HEAD0001', name: 'rosa', realName: 'Rosa Hale', email: 'rosa.hale@example.com', isAdmin: true },
  { id: 'U0GUEST001', name: 'guest', realName: 'Gus Guest', isRestricted: true },
  { id: 'U0LEFT0001', name: 'gone', realName: 'Gone Already', deleted: true },
];

export const CHANNELS: readonly ChannelSeed[] = [
  { id: 'C0SALES001', name: 'sales', bot: true },
  { id: 'C0LEADERS1', name: 'leadership' },
  { id: 'G0PRIVATE1', name: 'deal-desk', kind: 'private', members: ['U0MANAGER1', 'U0HEAD0001'] },
  { id: 'C0ARCHIVE1', name: 'sales-2019', isArchived: true, bot: true },
  { id: 'C0PARTNER1', name: 'partners', isExternal: true },
];

export function buildPerson(seed: PersonSeed): Person {
  return {
    id: seed.id,
    name: seed.name,
    realName: seed.realName ?? seed.name,
    ...(seed.email === undefined ? {} : { email: seed.email }),
    locale: seed.locale ?? 'en-US',
    tz: seed.tz ?? 'Europe/London',
    tzOffset: seed.tzOffset ?? 0,
    isBot: seed.isBot ?? false,
    deleted: seed.deleted ?? false,
    isRestricted: seed.isRestricted ?? false,
    isAdmin: seed.isAdmin ?? false,
  };
}

export function buildChannel(seed: ChannelSeed, people: readonly PersonSeed[], botUserId: string): Channel {
  const kind = seed.kind ?? 'public';
  const everybody = people
    .filter((person) => !person.isRestricted && !person.deleted)
    .map((person) => person.id);
  const members = new Set(seed.members ?? (kind === 'public' ? everybody : []));
  if (seed.bot) members.add(botUserId);
  return {
    id: seed.id,
    name: seed.name,
    kind,
    members,
    isArchived: seed.isArchived ?? false,
    isExternal: seed.isExternal ?? false,
    isReadOnly: seed.isReadOnly ?? false,
  };
}
