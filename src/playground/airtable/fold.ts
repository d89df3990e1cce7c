/** What two spellings of a name are compared by here: letters and digits alone, without case and accents. */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}
