/** First letters of the first and the last name. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s-]+/).filter((word) => /^\p{L}/u.test(word));
  const [first = '', ...others] = words;
  const letters = first.slice(0, 1) + (others.at(-1)?.slice(0, 1) ?? '');
  return (letters || name.slice(0, 1)).toLocaleUpperCase();
}

/** as many as style/layout.css has colours for */
const hues = 8;

/** The same colour for the same person every time. */
export function hueOf(id: string): number {
  let sum = 7;
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) % 9973;
  return sum % hues;
}
