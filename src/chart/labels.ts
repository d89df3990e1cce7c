const segmenter = new Intl.Segmenter();

/** A text on one line: control characters and runs of white space become one space; never empty. */
export function cleanLabel(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim() || '—';
}

/** The first characters of a text, at most `max` UTF-16 units; no character is cut in two. */
function head(text: string, max: number): string {
  let end = 0;
  for (const { segment, index } of segmenter.segment(text)) {
    if (index + segment.length > max) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}

/**
 * At most `max` UTF-16 units, `…` standing for what was cut. Slack counts code points, of which there are never
 * more than units, so the limit holds either way.
 */
export function shorten(text: string, max: number): string {
  const clean = cleanLabel(text);
  return clean.length <= max ? clean : `${head(clean, max - 1).trimEnd()}…`;
}

/** Both ends of a text, at most `max` UTF-16 units together. */
function shortenMiddle(text: string, max: number): string {
  const clean = cleanLabel(text);
  if (clean.length <= max) return clean;
  const start = head(clean, Math.ceil((max - 1) / 2)).trimEnd();
  let end = '';
  for (const { segment } of [...segmenter.segment(clean)].reverse()) {
    if (start.length + 1 + end.length + segment.length > max) break;
    end = segment + end;
  }
  return `${start}…${end.trimStart()}`;
}

/**
 * Shortens every text to at most `max` and keeps them distinct: those that begin alike keep their ends too, and
 * those that are alike there as well get a number.
 */
export function shortenDistinct(texts: readonly string[], max: number): string[] {
  const beginnings = texts.map((text) => shorten(text, max));
  const times = new Map<string, number>();
  for (const label of beginnings) times.set(label, (times.get(label) ?? 0) + 1);
  const taken = new Set<string>();
  return texts.map((text, i) => {
    const beginning = beginnings[i] ?? '';
    const wanted = times.get(beginning) === 1 ? beginning : shortenMiddle(text, max);
    let label = wanted;
    for (let n = 2; taken.has(label); n++) {
      const suffix = ` (${n})`;
      label = `${shorten(wanted, max - suffix.length)}${suffix}`;
    }
    taken.add(label);
    return label;
  });
}

/** Breaks a text between words into at most `lines` lines of about `width` characters, the last one shortened. */
export function wrap(text: string, width: number, lines: number): string[] {
  const out: string[] = [];
  let rest = cleanLabel(text);
  while (out.length < lines - 1 && rest.length > width) {
    const space = rest.lastIndexOf(' ', width);
    const cut = space > width / 3 ? space : head(rest, width).length || width;
    out.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).trimStart();
  }
  return [...out, shorten(rest, width)];
}
