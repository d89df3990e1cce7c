import type { ServerResponse } from 'node:http';
import type { ClockData, Locale, LogLine, Update } from '../page/protocol.ts';
import type { World } from '../world.ts';
import { showChange, showClock, showState } from './shown.ts';

/** The world that is played in now, and the pages that follow it. */
export interface Stage {
  readonly world: () => World;
  /** Takes the next world in place of this one, which ends. */
  readonly startOver: () => Promise<void>;
  /** Tells a page everything at once and then all that happens, until it goes away. The first player without `as`. */
  readonly follow: (response: ServerResponse, as: string | null) => Promise<void>;
  /** Tells all pages parts that are the same for everybody. */
  readonly tellAll: (update: Update) => void;
  readonly localeOf: (user: string) => Locale;
  readonly close: () => Promise<void>;
}

interface Page {
  readonly user: string;
  readonly response: ServerResponse;
}

// A proxy or a sleeping laptop is noticed by the page when nothing comes for a while.
const heartbeatMs = 15_000;

export function createStage(first: World, startWorld: () => Promise<World>): Stage {
  let world = first;
  const pages = new Set<Page>();
  let leave = enter(world);
  let restarting: Promise<void> | null = null;

  const tell = ({ response }: Page, update: Update) => {
    response.write(`data: ${JSON.stringify(update)}\n\n`);
  };
  const tellAll = (update: Update) => {
    for (const page of pages) tell(page, update);
  };
  const presence = () => {
    for (const { id } of world.workspace.people.values()) {
      world.workspace.setPresence(
        id,
        [...pages].some(({ user }) => user === id),
      );
    }
  };
  const tellState = (page: Page, clock: ClockData) =>
    tell(page, { kind: 'state', state: showState(world, page.user, clock) });

  function enter(entered: World): () => void {
    const { workspace } = entered;
    const endChanges = workspace.onChange((change) => {
      for (const page of pages) {
        const update = showChange(entered, page.user, change);
        if (update !== null) tell(page, update);
      }
    });
    let waiting: LogLine[] = [];
    const endLog = entered.log.follow((line) => {
      if (waiting.length === 0) {
        setImmediate(() => {
          tellAll({ kind: 'log', lines: waiting });
          waiting = [];
        });
      }
      waiting.push(line);
    });
    return () => {
      endChanges();
      endLog();
    };
  }

  const heartbeat = setInterval(() => {
    for (const { response } of pages) response.write(': still here\n\n');
  }, heartbeatMs);

  return {
    world: () => world,
    startOver: () => {
      restarting ??= (async () => {
        const next = await startWorld();
        const old = world;
        leave();
        world = next;
        leave = enter(next);
        presence();
        const clock = await showClock(next);
        for (const page of pages) tellState(page, clock);
        await old.close();
      })().finally(() => {
        restarting = null;
      });
      return restarting;
    },
    follow: async (response, as) => {
      const clock = await showClock(world);
      const { people } = world.workspace;
      const [firstPlayer = ''] = people.keys();
      const known = as !== null && people.get(as)?.isBot === false;
      const page = { user: known ? as : firstPlayer, response };
      response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
      // From here on nothing is missed, and nothing comes before the state.
      tellState(page, clock);
      pages.add(page);
      presence();
      response.on('close', () => {
        pages.delete(page);
        presence();
      });
    },
    tellAll,
    localeOf: (user) => (world.workspace.people.get(user)?.locale.startsWith('fr') ? 'fr' : 'en'),
    close: async () => {
      clearInterval(heartbeat);
      for (const { response } of pages) response.end();
      await world.close();
    },
  };
}
