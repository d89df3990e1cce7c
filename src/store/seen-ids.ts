/**
 * Which ids came before, in eight bytes each: a `Set` of half a million strings halts everything for a tenth
 * of a second whenever it grows. Keeps hashes of 53 bits, so once in a great while a new id counts as known.
 */
export class SeenIds {
  #slots = new Float64Array(1024);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** True where this id was not there yet. */
  add(id: string): boolean {
    if (this.#size * 2 >= this.#slots.length) this.#grow();
    if (!place(this.#slots, hash(id))) return false;
    this.#size++;
    return true;
  }

  #grow(): void {
    const larger = new Float64Array(this.#slots.length * 2);
    for (const known of this.#slots) if (known !== 0) place(larger, known);
    this.#slots = larger;
  }
}

function place(slots: Float64Array, value: number): boolean {
  const mask = slots.length - 1;
  let at = value & mask;
  while (slots[at] !== 0) {
    if (slots[at] === value) return false;
    at = (at + 1) & mask;
  }
  slots[at] = value;
  return true;
}

/** Two FNV-1a hashes with different seeds, 32 and 21 bits; never 0, which marks an empty slot. */
function hash(id: string): number {
  let low = 0x811c9dc5;
  let high = 0x9e3779b9;
  for (let at = 0; at < id.length; at++) {
    const code = id.charCodeAt(at);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x85ebca6b);
  }
  return (high >>> 11) * 0x1_0000_0000 + (low >>> 0) || 1;
}
