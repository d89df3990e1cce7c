import { findChromium } from './chromium.ts';

/** Says before the tests what they leave out. */
export function setup(): void {
  if (findChromium() !== null) return;
  process.stderr.write(
    'There is no Chromium here: the page of the playground is not tried in a browser. Install one, or name it in CHROMIUM_PATH.\n',
  );
}
