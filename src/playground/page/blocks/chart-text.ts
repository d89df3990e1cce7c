let measuring: CanvasRenderingContext2D | null = null;

/** How wide a text is in the charts' letters, in CSS pixels. */
export function textWidth(text: string): number {
  measuring ??= document.createElement('canvas').getContext('2d');
  if (measuring === null) return text.length * 7;
  const family = getComputedStyle(document.body).fontFamily;
  measuring.font = `600 12px ${family}`;
  return measuring.measureText(text).width;
}
