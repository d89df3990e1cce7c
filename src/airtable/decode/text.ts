// Control characters and line separators end a line or a cell where a name is shown.
const breaking = /[\p{Cc}\u2028\u2029]/gu;
// Zero width and direction marks are invisible, or turn the rest of the line round.
const invisible = /[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
// Nearly every text is plain Latin, and is as it should be.
const unsure = /[^!-~\u00a1-\u024f ]| {2}|^ | $/;

/** A name on one line: no control or direction characters, single spaces, none around it. */
export function cleanText(text: string): string {
  if (!unsure.test(text)) return text;
  return text.toWellFormed().replace(invisible, '').replace(breaking, ' ').replace(/\s+/g, ' ').trim();
}

/** What two spellings are compared by: no case, no accents, no spaces. */
export function foldText(text: string): string {
  return cleanText(text)
    .normalize('NFKD')
    .replace(/[\p{M}\s]/gu, '')
    .toLowerCase();
}
