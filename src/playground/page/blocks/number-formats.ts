/** A number in full, and one for where there is little room. */
export interface NumberFormats {
  readonly full: (value: number) => string;
  readonly compact: (value: number) => string;
}

/** Of the words' language, by its tag for `Intl`. */
export function createNumberFormats(tag: string): NumberFormats {
  const full = new Intl.NumberFormat(tag, { maximumFractionDigits: 2 });
  const compact = new Intl.NumberFormat(tag, { notation: 'compact', maximumFractionDigits: 1 });
  return { full: (value) => full.format(value), compact: (value) => compact.format(value) };
}
