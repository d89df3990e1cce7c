import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Workspace } from '../../../src/playground/slack/workspace.ts';

export interface BareApp {
  readonly stop: () => Promise<void>;
}

/** An app without Bolt that acknowledges whatever comes with the same status and body, right or wrong. */
export async function startBareApp(workspace: Workspace, status: number, body: string): Promise<BareApp> {
  const server = createServer((_request, response) => void response.writeHead(status).end(body));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  workspace.connect(`http://127.0.0.1:${address.port}/slack/events`);
  return {
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
