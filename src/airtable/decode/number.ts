/**
 * A number written as text, where it can be read in one way only, whatever the country: `1,000,000` and
 * `1 000,50` are plain; `1,000` may be a thousand or one, and is null, as is everything else.
 */
export function parseNumberText(text: string): number | null {
  const bare = text
    .replace(/[\p{Sc}\s\u00a0\u2009\u202f]+$|^[\p{Sc}\s\u00a0\u2009\u202f]+/gu, '')
    .replace(/^(-|\u2212)[\p{Sc}\s]*/u, '-')
    .replace(/[\s\u00a0\u2009\u202f]+/g, ' ')
    .replace(/\u2019/g, "'");
  const sign = bare.startsWith('-') ? -1 : 1;
  const amount = readAmount(sign < 0 ? bare.slice(1) : bare);
  return amount === null || !Number.isFinite(amount) ? null : sign * amount || 0;
}

function readAmount(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text);
  const grouped = /^([1-9]\d{0,2})(([ ,.'])\d{3}(?:\3\d{3})*)(?:([.,])(\d+))?$/.exec(text);
  if (grouped !== null) {
    const [, head = '', tail = '', separator, point, decimals = ''] = grouped;
    if (point === separator) return null;
    const once = tail.length === 4;
    if (once && point === undefined && (separator === ',' || separator === '.')) return null;
    return Number(`${head}${tail.replace(/\D/g, '')}.${decimals || '0'}`);
  }
  // Thousands never start with 0, are never more than three digits ahead, nor other than three behind.
  const decimal = /^(\d*)[.,](\d+)$/.exec(text);
  return decimal === null ? null : Number(`${decimal[1] || '0'}.${decimal[2]}`);
}
