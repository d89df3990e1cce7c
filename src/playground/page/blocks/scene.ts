import type { BlockContext } from './context.ts';
import type { BlockWords } from './words.ts';

/** What every renderer is given besides its block. */
export interface Scene {
  readonly context: BlockContext;
  readonly words: BlockWords;
}
