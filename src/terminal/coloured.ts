import { styleText } from 'node:util';
import type { Style } from './text.ts';

/** How text looks where a person reads it. */
export const coloured: Style = {
  title: (text) => styleText('bold', text),
  faint: (text) => styleText('dim', text),
  good: (text) => styleText('green', text),
  bad: (text) => styleText('red', text),
};
