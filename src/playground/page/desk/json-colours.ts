import { el } from '../dom.ts';

// A key has its colon behind it. Strings first, so that nothing within one is taken for a number.
const tokens = /("(?:[^"\\]+|\\.)*")(\s*:)?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\b(?:true|false|null)\b/g;

/** Above this many characters colours cost more than they tell. */
const limit = 200_000;

/** Printed JSON as text and coloured spans. */
export function colourJson(json: string): (Node | string)[] {
  if (json.length > limit) return [json];
  const parts: (Node | string)[] = [];
  let at = 0;
  for (const match of json.matchAll(tokens)) {
    const [all, text, colon = ''] = match;
    parts.push(json.slice(at, match.index));
    parts.push(el('span', { class: `is-${kindOf(text, colon)}` }, text ?? all), colon);
    at = match.index + all.length;
  }
  parts.push(json.slice(at));
  return parts.filter((part) => part !== '');
}

function kindOf(text: string | undefined, colon: string): 'key' | 'string' | 'value' {
  if (text === undefined) return 'value';
  return colon === '' ? 'string' : 'key';
}
