import { helpExamples } from '../ask.ts';
import { createCurrentGround } from '../current-ground.ts';
import { buildDigestFacts } from '../digests/facts.ts';
import { readStatus } from '../digests/status.ts';
import type { Locale } from '../i18n/locale.ts';
import type { AppParts } from '../parts.ts';
import { buildBaseFacts, buildStatusFacts } from '../sync/facts.ts';
import { version } from '../version.ts';
import type { AnswerText, Asker } from './answering.ts';
import type { Message } from './blocks.ts';
import type { Refreshing } from './command-replies.ts';
import { createFindRows, type FindRows } from './find-rows.ts';
import { type BuildHome, createBuildHome } from './home.ts';
import { createIdentities } from './identity.ts';
import { readTrail, writeTrail } from './kept-trail.ts';
import { createLinkReplies } from './link-replies.ts';
import { createGroundFor } from './person-ground.ts';
import { createShowPicture } from './picture.ts';
import { createReplies } from './replies.ts';
import { renderFirstWords } from './views/first-words.ts';
import { createVoices } from './voices.ts';
import { waySettings } from './way-settings.ts';

/** What the bot says where it is new: to a channel as `bot`, its own mention, to one person with null. */
type FirstWords = (bot: string | null, locale: Locale) => Message;

/** Everything that is said to people, without any call to Slack. */
export interface Talk {
  readonly answer: AnswerText;
  readonly firstWords: FirstWords;
  readonly buildHome: BuildHome;
  readonly findRows: FindRows;
  /** what a *That’s me* on the Home tab came to; null where the tab itself shows it */
  readonly claim: (value: string, asker: Asker) => Promise<Message | null>;
}

/** All talk over the parts of the running program. */
export function createTalk(parts: AppParts): Talk {
  const { config, store, sync, deals, log, now } = parts;
  const { currency, timeZone: zone } = config;
  const statusFacts = () => buildStatusFacts(sync.state(), version, now());
  const digests = () => readStatus(store, now());
  const settingsOf = store.settings.of;
  const groundFor = createGroundFor(createCurrentGround(parts), settingsOf);
  const findTrail = (blockId: string) => readTrail(store.trails, blockId, now());
  const admins = config.admins.map((id) => `<@${id}>`).join(', ') || null;
  const linking = createLinkReplies(
    createIdentities({ links: store.links, called: store.people.named, now }),
    config.admins,
  );
  const showPicture = createShowPicture({ settings: waySettings(config), charts: store.charts, log, now });
  const voicesOf = createVoices({ currency, zone });
  const firstWords: FirstWords = (bot, locale) =>
    renderFirstWords({
      voices: voicesOf[locale],
      ...{ bot, admins },
      examples: helpExamples(sync.dataset()),
    });
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
  const answer = createReplies({
    ...{ voicesOf, currency, zone, groundFor, statusFacts, refresh, deals, linking, showPicture },
    ...{ firstWords, now },
    threads: store.threads,
    baseFacts: () => {
      const dataset = sync.dataset();
      return dataset && buildBaseFacts(dataset, sync.state(), now());
    },
    digestFacts: async () => buildDigestFacts(await digests()),
    writeTrail: (trail) => writeTrail(store.trails, trail, now()),
    readTrail: findTrail,
    claimFirst: (user) => store.once.claim(`direct:${user}`, now(), forever),
  });
  const buildHome = createBuildHome({
    ...{ voicesOf, zone, groundFor, statusFacts, digests, settingsOf, showPicture, linking, admins },
    defaultPeriod: config.defaultPeriod,
  });
  return {
    answer,
    firstWords,
    buildHome,
    findRows: createFindRows({ groundFor, linking, readTrail: findTrail }),
    claim: async (value, asker) => {
      const dataset = sync.dataset();
      const claimed = dataset && (await linking.claim(value, asker, dataset));
      return claimed?.kind === 'say' ? claimed.message : null;
    },
  };
}

/** Longer than any workspace: what is said once is never said again. */
const forever = 1000 * 365 * 86_400_000;
