import { createCurrentGround } from '../current-ground.ts';
import { buildDigestFacts } from '../digests/facts.ts';
import { readStatus } from '../digests/status.ts';
import type { AppParts } from '../parts.ts';
import { buildBaseFacts, buildStatusFacts } from '../sync/facts.ts';
import { version } from '../version.ts';
import type { AnswerText } from './answering.ts';
import { createIdentities } from './identity.ts';
import { readTrail, writeTrail } from './kept-trail.ts';
import { createLinkReplies } from './link-replies.ts';
import { createShowPicture } from './picture.ts';
import { createReplies, type Refreshing } from './replies.ts';
import { waySettings } from './way-settings.ts';

/** Everything from the text after `/kpi` to the message, over the parts of the running program. */
export function createAnswerText(parts: AppParts): AnswerText {
  const { config, store, sync, deals, log, now } = parts;
  const refresh = async (): Promise<Refreshing> => {
    const started = await sync.refresh();
    if (started.kind === 'too_young') {
      return { kind: 'too_young', seconds: Math.max(1, Math.round((now() - started.read) / 1000)) };
    }
    const done = started.done.then((outcome) => {
      const dataset = sync.dataset();
      if (outcome.kind === 'refused') return { kind: 'refused' } as const;
      if (outcome.kind === 'problem') return { kind: 'failed', problem: outcome.problem.kind } as const;
      if (outcome.kind === 'stopped' || !dataset) return { kind: 'failed', problem: 'unreachable' } as const;
      return {
        kind: 'read',
        deals: dataset.size,
        asOf: new Date(sync.state().asOf ?? now()).toISOString(),
      } as const;
    });
    return { kind: 'reading', done };
  };
  return createReplies({
    words: { currency: config.currency, zone: config.timeZone },
    ground: createCurrentGround(parts),
    baseFacts: () => {
      const dataset = sync.dataset();
      return dataset && buildBaseFacts(dataset, sync.state(), now());
    },
    statusFacts: () => buildStatusFacts(sync.state(), version, now()),
    digestFacts: async () => buildDigestFacts(await readStatus(store, now())),
    refresh,
    deals,
    writeTrail: (trail) => writeTrail(store.trails, trail, now()),
    readTrail: (blockId) => readTrail(store.trails, blockId, now()),
    linking: createLinkReplies(
      createIdentities({ links: store.links, called: store.people.named, now }),
      config.admins,
    ),
    showPicture: createShowPicture({
      settings: waySettings(config),
      charts: store.charts,
      log,
      now,
    }),
  });
}
