import type { Environment } from '../config.ts';
import { closeServer, listen } from '../http/server.ts';
import { createPageServer } from './web/server.ts';
import { createStage } from './web/stage.ts';
import { startWorld } from './world.ts';

/** The playground while it runs. */
export interface Playground {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Starts the playground for this machine alone; a port that cannot be had is a sentence. */
export async function startPlayground(
  env: Environment,
  port: number,
  /** of the made-up base; without, as many as a real one may have */
  deals?: number,
): Promise<Playground | { readonly problem: string }> {
  const start = () => startWorld({ env, ...(deals === undefined ? {} : { deals }) });
  const stage = createStage(await start(), start);
  const server = createPageServer(stage);
  const listening = await listen(server, port, '127.0.0.1');
  if ('problem' in listening) {
    await stage.close();
    return listening;
  }
  return {
    url: `http://localhost:${listening.port}`,
    stop: async () => {
      await stage.close();
      await closeServer(server, 500);
    },
  };
}
