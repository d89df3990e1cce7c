import type { Courier } from '../../src/digests/courier.ts';
import { createDigestEngine } from '../../src/digests/engine.ts';
import { createPace } from '../../src/digests/pace.ts';
import { createLog } from '../../src/log.ts';
import { Secret } from '../../src/secret.ts';
import { createClients } from '../../src/slack/clients.ts';
import { createCourier } from '../../src/slack/deliver/courier.ts';
import type { Deliveries } from '../../src/store/delivery.ts';
import { openStore } from '../../src/store/store.ts';
import { buildMessage, png } from './message.ts';

// Run as a process of its own: works on what is due, and where it is told to halts, says so and does nothing more.
const [url = '', apiUrl = '', token = '', start = '', haltAt = ''] = process.argv.slice(2);

function halt(): Promise<never> {
  process.stdout.write('halted\n');
  return new Promise(() => {});
}

const log = createLog('silent');
const store = await openStore(url);
const began = Date.now();
/** Real time, a hundred times as fast. */
const speed = 100;
const clock = {
  now: () => Number(start) + (haltAt === '' ? Math.floor((Date.now() - began) * speed) : 0),
  after: (milliseconds: number, callback: () => void) => {
    const timer = setTimeout(callback, milliseconds / speed);
    return () => clearTimeout(timer);
  },
};
const stopping = new AbortController();
const pace = createPace(clock);
const client = createClients(new Secret(token), apiUrl, log).deliveries;
const real = createCourier({ client, pace, clock, log, locale: 'en', signal: stopping.signal });
const courier: Courier = {
  ...real,
  post: async (parcel) => {
    if (haltAt === 'posting') await halt();
    const outcome = await real.post(parcel);
    if (haltAt === 'posted') await halt();
    return outcome;
  },
};
const deliveries: Deliveries = {
  ...store.deliveries,
  move: async (...change) => {
    if (haltAt === 'built' && change[2] === 'posting') await halt();
    return store.deliveries.move(...change);
  },
  deliver: async (...change) => {
    await store.deliveries.deliver(...change);
    if (haltAt === 'delivered') await halt();
  },
};
const engine = createDigestEngine({
  ...{ deliveries, digests: store.digests, courier, pace, stopping, log, clock },
  build: async (_, slot, { late }) => (haltAt === 'claimed' ? halt() : buildMessage(slot, late)),
  freshen: async () => {},
  makePicture: async () => (haltAt === 'drawing' ? halt() : png),
  charts: 'image',
  owner: null,
  locale: 'en',
  everyMinute: () => () => {},
});
await engine.tick();
await engine.idle();
process.stdout.write('done\n');
