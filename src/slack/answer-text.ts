import { buildDigestFacts } from '../digests/facts.ts';
import { readStatus } from '../digests/status.ts';
import { createGround } from '../ground.ts';
import type { AppParts } from '../parts.ts';
import { buildBaseFacts, buildStatusFacts } from '../sync/facts.ts';
import { version } from '../version.ts';
import type { AnswerText } from './answering.ts';
import { createIdentities } from './identity.ts';
import { createLinkReplies } from './link-replies.ts';
import { createShowPicture } from './picture.ts';
import { createReplies, type Refreshing } from './replies.ts';

/** Everything from the text after `/kpi` to the message, over the parts of the running program. */
export function createAnswerText({ config, store, sync, log, now }: AppParts): AnswerText {
  const grounds = createGround(config);
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
    ground: () => {
      const dataset = sync.dataset();
      return dataset && grounds.at(dataset, sync.state().asOf ?? now(), now());
    },
    baseFacts: () => {
      const dataset = sync.dataset();
      return dataset && buildBaseFacts(dataset, sync.state(), now());
    },
    statusFacts: () => buildStatusFacts(sync.state(), version, now()),
    digestFacts: async () => buildDigestFacts(await readStatus(store, now())),
    refresh,
    linking: createLinkReplies(
      createIdentities({ links: store.links, called: store.people.named, now }),
      config.admins,
    ),
    showPicture: createShowPicture({
      settings: {
        publicUrl: config.publicUrl,
        quickchartUrl: config.quickchartUrl,
        links: config.quickchartLinks,
        charts: config.charts,
      },
      charts: store.charts,
      log,
      now,
    }),
  });
}
