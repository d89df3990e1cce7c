import { inspect } from 'node:util';

const hidden = '[secret]';

/** A value that must never be printed: only `reveal()` gives it out, and printing, JSON and inspection do not. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return hidden;
  }

  toJSON(): string {
    return hidden;
  }

  [inspect.custom](): string {
    return hidden;
  }
}
