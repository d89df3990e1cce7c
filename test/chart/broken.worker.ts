import { parentPort } from 'node:worker_threads';

// A drawing thread in trouble: the title says which.
parentPort?.on('message', (request) => {
  const { id, config } = request;
  const [title] = config.options.plugins.title.text;
  if (title === 'die') process.exit(3);
  if (title === 'throw') throw new Error('native fault');
  if (title === 'stall') for (;;);
  if (title === 'fail') parentPort?.postMessage({ id, error: 'cannot draw this' });
  else parentPort?.postMessage({ id, png: new Uint8Array([id]) });
});
