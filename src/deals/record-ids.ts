/** The record ids of a dataset's deals, for the few that are shown one by one. */
export interface RecordIds {
  /** The Airtable record id of a deal. */
  of(deal: number): string;
  /** As texts are compared: below 0 where the id of `one` stands before that of `other`. */
  compare(one: number, other: number): number;
}

// Airtable's ids are `rec` and 14 letters or digits. Only these are kept, a byte each: as texts they would take as much
// memory as the rest of the dataset.
const prefix = 'rec';
const width = 14;

/** Record ids, packed; those of another form stand beside, as they are. */
export class PackedIds implements RecordIds {
  #bytes: Uint8Array;
  readonly #others = new Map<number, string>();

  constructor(capacity: number) {
    this.#bytes = new Uint8Array(capacity * width);
  }

  /** Makes room for so many deals. */
  grow(capacity: number): void {
    const bytes = new Uint8Array(capacity * width);
    bytes.set(this.#bytes);
    this.#bytes = bytes;
  }

  set(deal: number, id: string): void {
    if (!this.#pack(deal * width, id)) this.#others.set(deal, id);
  }

  of(deal: number): string {
    const at = deal * width;
    if (this.#bytes[at] === 0) return this.#others.get(deal) ?? '';
    return prefix + String.fromCharCode(...this.#bytes.subarray(at, at + width));
  }

  compare(one: number, other: number): number {
    const [left, right] = [one * width, other * width];
    if (this.#bytes[left] === 0 || this.#bytes[right] === 0) {
      const [a, b] = [this.of(one), this.of(other)];
      return a < b ? -1 : Number(a > b);
    }
    for (let at = 0; at < width; at++) {
      const difference = (this.#bytes[left + at] as number) - (this.#bytes[right + at] as number);
      if (difference !== 0) return difference;
    }
    return 0;
  }

  /** The same ids for deals that stand in another order: at `n` that of `order[n]`. */
  inOrder(order: Int32Array): RecordIds {
    const ordered = new PackedIds(order.length);
    for (let deal = 0; deal < order.length; deal++) {
      const from = order[deal] as number;
      if (this.#bytes[from * width] === 0) ordered.#others.set(deal, this.of(from));
      for (let at = 0; at < width; at++)
        ordered.#bytes[deal * width + at] = this.#bytes[from * width + at] as number;
    }
    return ordered;
  }

  /** False where the id is of another form; its first byte is 0 then. */
  #pack(start: number, id: string): boolean {
    if (id.length !== prefix.length + width || !id.startsWith(prefix)) return false;
    for (let at = 0; at < width; at++) {
      const code = id.charCodeAt(prefix.length + at);
      if (code === 0 || code > 0xff) {
        this.#bytes[start] = 0;
        return false;
      }
      this.#bytes[start + at] = code;
    }
    return true;
  }
}
