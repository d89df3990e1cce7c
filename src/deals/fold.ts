const ligatures: Readonly<Record<string, string>> = { ß: 'ss', œ: 'oe', æ: 'ae', ø: 'o', ł: 'l', đ: 'd' };

/** Lower case, without accents, ligatures taken apart: `Œuvre Été` is `oeuvre ete`. Nothing is dropped but marks. */
export function foldLetters(text: string): string {
  // most text is plain, and this is called for every word of a base
  if (/^[\x20-\x7e]*$/.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[ßœæøłđ]/gu, (letter) => ligatures[letter] ?? letter);
}

/**
 * What makes two spellings the same name: no regard to case, accents, spaces and punctuation, so that
 * `GTXPro` is `GTX Pro`. A name without any letter or digit (`*_~`) is itself, trimmed.
 */
export function foldName(text: string): string {
  const folded = foldLetters(text).replace(/[^\p{L}\p{N}]+/gu, '');
  return folded === '' ? text.trim() : folded;
}
