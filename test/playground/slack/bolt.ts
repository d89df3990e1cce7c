import { setImmediate } from 'node:timers/promises';
import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import type { Workspace } from '../../../src/playground/slack/workspace.ts';

export interface RunningApp {
  readonly app: App;
  readonly stop: () => Promise<void>;
}

/** A bare Bolt app on the workspace over HTTP: real signatures, real requests. */
export async function startBolt(workspace: Workspace, wire: (app: App) => void): Promise<RunningApp> {
  const receiver = new HTTPReceiver({ signingSecret: workspace.signingSecret, logLevel: LogLevel.ERROR });
  const app = new App({
    token: workspace.botToken,
    receiver,
    deferInitialization: true,
    convoStore: false,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: workspace.apiUrl, retryConfig: { retries: 0 } },
  });
  await app.init();
  wire(app);
  const server = await receiver.start({ port: 0, host: '127.0.0.1' });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  workspace.connect(`http://127.0.0.1:${address.port}/slack/events`);
  return {
    app,
    stop: async () => {
      server.closeAllConnections();
      await receiver.stop();
    },
  };
}

/** The same over Socket Mode. */
export async function startSocketBolt(workspace: Workspace, wire: (app: App) => void): Promise<RunningApp> {
  const receiver = new SocketModeReceiver({
    appToken: workspace.appToken,
    logLevel: LogLevel.ERROR,
    installerOptions: { clientOptions: { slackApiUrl: workspace.apiUrl } },
  });
  const app = new App({
    token: workspace.botToken,
    receiver,
    deferInitialization: true,
    convoStore: false,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: workspace.apiUrl, retryConfig: { retries: 0 } },
  });
  await app.init();
  wire(app);
  await app.start();
  return {
    app,
    stop: async () => {
      await app.stop();
      while (workspace.socket.connections > 0) await setImmediate();
    },
  };
}
