import { distance as editDistance } from './query/distance.ts';

/**
 * The variable that a name of the environment was probably meant to be, of those that are not set, or null. Only
 * names that begin like one of ours count: the environment is full of other programs' variables.
 */
export function nearestVariable<T extends string>(name: string, candidates: readonly T[]): T | null {
  const words = name.toUpperCase().split('_');
  let best: T | null = null;
  let least = 0.25;
  for (const candidate of candidates) {
    const wanted = candidate.split('_');
    if (collapsed(name) === collapsed(candidate)) return candidate;
    if (wanted.length < 2 || words.length < 2 || words[0] !== wanted[0]) continue;
    const partial =
      words.every((word) => wanted.includes(word)) || wanted.every((word) => words.includes(word));
    const distance = partial
      ? 0.2
      : editDistance(name.toUpperCase(), candidate, candidate.length) / candidate.length;
    if (distance < least) {
      best = candidate;
      least = distance;
    }
  }
  return best;
}

const collapsed = (name: string) => name.toUpperCase().replaceAll('_', '');
