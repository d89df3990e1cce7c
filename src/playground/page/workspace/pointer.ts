const fingers = matchMedia('(pointer: coarse)');

/** Whether a box with the focus brings up a keyboard that covers half the screen. */
export function hasKeyboardOnScreen(): boolean {
  return fingers.matches;
}
