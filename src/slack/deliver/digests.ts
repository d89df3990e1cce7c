import type { WebClient } from '@slack/web-api';
import { createDigestEngine, type DigestEngine } from '../../digests/engine.ts';
import { createEveryMinute } from '../../digests/every-minute.ts';
import { createPace } from '../../digests/pace.ts';
import type { AppParts } from '../../parts.ts';
import { createBuildWeekly, createReadData } from '../weekly-digest.ts';
import { createCourier } from './courier.ts';

/** The digest that `DIGEST_CHANNEL` and `DIGEST_SCHEDULE` make. */
const environmentDigest = 'env';

/** Digests over the parts of the running program, by the client of deliveries. Nothing is sent before `start`. */
export function createDigests(parts: AppParts, client: WebClient): DigestEngine {
  const { config, store, sync, maker, log, clock, now } = parts;
  const stopping = new AbortController();
  const pace = createPace(clock);
  const { locale } = config.digest;
  return createDigestEngine({
    deliveries: store.deliveries,
    digests: store.digests,
    courier: createCourier({ client, pace, clock, locale, log, signal: stopping.signal }),
    pace,
    build: createBuildWeekly({ config, locale, readData: createReadData(sync, now), now }),
    freshen: async () => {
      await sync.ready();
      await sync.catchUp();
    },
    makePicture: async (chart, size) => (await maker.make(chart, size))?.png ?? null,
    charts: config.charts,
    owner: config.admins[0] ?? null,
    locale,
    everyMinute: createEveryMinute(log),
    stopping,
    log,
    clock,
  });
}

/**
 * Makes the digest of the environment what the variables say, and says in the log where they differ from what was
 * kept.
 */
export async function configureDigest({ config, log }: AppParts, engine: DigestEngine): Promise<void> {
  const { channel, schedule } = config.digest;
  const settings = channel === null ? null : { schedule, zone: config.timeZone, destinations: [channel] };
  const before = await engine.configure(environmentDigest, settings);
  if (settings === null) {
    if (before) log.warn({ before }, 'the digest is switched off, as DIGEST_CHANNEL is no longer set');
  } else if (before === null) {
    log.info({ settings }, 'the digest of DIGEST_CHANNEL is switched on');
  } else if (JSON.stringify(before) !== JSON.stringify(settings)) {
    log.warn({ before, settings }, 'the variables of the digest have changed: it follows them from now on');
  }
}
