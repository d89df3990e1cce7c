import type { Ground } from '../answer.ts';
import { parseDefaultPeriod } from '../default-period.ts';
import type { PersonSettings } from '../store/settings.ts';

/** What the answers of a person stand on: with the default period that they have chosen; null before the first read. */
export type GroundFor = (user: string) => Promise<Ground | null>;

export function createGroundFor(
  ground: () => Ground | null,
  settingsOf: (user: string) => Promise<PersonSettings>,
): GroundFor {
  return async (user) => {
    const usual = ground();
    if (!usual) return null;
    const { period } = await settingsOf(user);
    const chosen = period === null ? null : parseDefaultPeriod(period);
    return chosen ? { ...usual, defaultPeriod: chosen } : usual;
  };
}
