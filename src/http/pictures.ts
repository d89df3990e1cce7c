/** A picture that was asked for by its key. */
type Picture =
  | { readonly kind: 'png'; readonly bytes: Uint8Array }
  /** never was, or its 30 days are over */
  | { readonly kind: 'unknown' }
  /** there is such a chart, but nothing drew it just now */
  | { readonly kind: 'failed' };

/** Finds a picture by its key, drawing it where it is asked for the first time. */
export type FindPicture = (key: string) => Promise<Picture>;

export interface PictureOptions<Drawing> {
  readonly readDrawing: (key: string) => Promise<Drawing | null>;
  /** null: no way of drawing worked. It keeps the latest pictures, and draws each once for all who ask */
  readonly draw: (drawing: Drawing) => Promise<Uint8Array | null>;
}

export function createFindPicture<Drawing>({ readDrawing, draw }: PictureOptions<Drawing>): FindPicture {
  return async (key) => {
    const drawing = await readDrawing(key);
    if (drawing === null) return { kind: 'unknown' };
    const bytes = await draw(drawing);
    return bytes === null ? { kind: 'failed' } : { kind: 'png', bytes };
  };
}
