import { foldLetters } from '../deals/fold.ts';

/** A word as the grammar compares it: letters and digits only; empty for what has none. */
export function foldWord(text: string): string {
  return foldLetters(text).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The folded words of a phrase: `chiffre d'affaires` is `chiffre`, `d`, `affaires`. */
export function foldPhrase(text: string): string[] {
  return foldLetters(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
