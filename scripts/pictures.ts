import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile } from 'node:fs/promises';

// Plays the scenarios of the playground in Chromium, and takes the README's pictures from what they leave.
const pictures = {
  'answer.png': 'en-1-asked-wide-light.png',
  'team-phone-dark.png': 'fr-5-team-narrow-dark.png',
  'digest.png': 'en-8-digest-wide-dark.png',
  'suggestion-phone.png': 'en-3-mistyped-narrow-light.png',
  'home.png': 'en-9-home-wide-light.png',
  'thread-phone.png': 'en-13-thread-narrow-light.png',
};

const root = new URL('../', import.meta.url);
const vitest = new URL('node_modules/vitest/vitest.mjs', root).pathname;
const played = ['scenarios', 'conversation'].map((name) => `test/playground/page/${name}.test.ts`);
const scenarios = spawn(process.execPath, [vitest, 'run', ...played], { cwd: root, stdio: 'inherit' });
const [code] = await once(scenarios, 'exit');
if (code !== 0) process.exit(1);
for (const [name, shot] of Object.entries(pictures)) {
  await copyFile(new URL(`test/playground/shots/${shot}`, root), new URL(`docs/${name}`, root));
}
process.stdout.write(`docs/: ${Object.keys(pictures).join(', ')}\n`);
