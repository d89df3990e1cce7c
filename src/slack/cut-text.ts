/**
 * The text, at most `most` UTF-16 units long, with `…` where something was cut: never in the middle of a character,
 * an entity (`&amp;`) or one of Slack's tokens (`<https://…|…>`).
 */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  let end = most - 1;
  const lastUnit = text.charCodeAt(end - 1);
  if (lastUnit >= 0xd800 && lastUnit <= 0xdbff) end--;
  const start = text.slice(0, end);
  const entity = /&[a-z]{0,5}$/.exec(start);
  const token = /<[^<>]*$/.exec(start);
  const cut = Math.min(entity?.index ?? end, token && token[0].length < 3000 ? token.index : end);
  return `${start.slice(0, cut).trimEnd()}…`;
}
