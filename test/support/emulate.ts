import { WebClient } from '@slack/web-api';
import { createEmulator } from 'emulate';
import { parseScopes, readManifest } from '../../src/manifest.ts';

/** Emulate's Slack, an implementation that is not ours, for a second opinion. */
export interface EmulatedSlack {
  /** for `SLACK_API_URL`; ends in `/api/` */
  readonly apiUrl: string;
  /** has the manifest's scopes and no others */
  readonly botToken: string;
  /** sees everything; for what a test looks at afterwards */
  readonly reader: WebClient;
  readonly channelId: (name: string) => Promise<string>;
  readonly userId: (name: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

const BOT_TOKEN = 'xoxb-emulated-bot';
const READER_TOKEN = 'xoxb-emulated-reader';
const READER_SCOPES = [
  'users:read',
  'channels:read',
  'channels:history',
  'groups:read',
  'groups:history',
  'im:read',
  'im:history',
  'files:read',
];

/**
 * Starts it with #sales and #leadership and the people darcel and melvin; scopes are strict, by default those of
 * manifest.yml. It knows no slash commands, presses, `response_url`, locales, checks of blocks nor rate limits.
 */
export async function startEmulatedSlack(
  options: { readonly scopes?: readonly string[] } = {},
): Promise<EmulatedSlack> {
  const scopes = [...(options.scopes ?? parseScopes(readManifest()).bot)];
  const emulator = await createEmulator({
    service: 'slack',
    port: 0,
    seed: {
      slack: {
        team: { name: 'Playground', domain: 'playground' },
        users: [
          { name: 'sales_kpis', real_name: 'Sales KPIs' },
          { name: 'darcel', real_name: 'Darcel Schlecht', email: 'darcel.schlecht@example.com' },
          { name: 'melvin', real_name: 'Melvin Marxen', email: 'melvin.marxen@example.com' },
        ],
        channels: [{ name: 'sales' }, { name: 'leadership' }],
        tokens: [
          { token: BOT_TOKEN, type: 'bot', user: 'sales_kpis', scopes },
          { token: READER_TOKEN, type: 'bot', user: 'sales_kpis', scopes: READER_SCOPES },
        ],
        strict_scopes: true,
      },
    },
  });
  const apiUrl = `${emulator.url}/api/`;
  const reader = new WebClient(READER_TOKEN, { slackApiUrl: apiUrl, retryConfig: { retries: 0 } });
  return {
    apiUrl,
    botToken: BOT_TOKEN,
    reader,
    channelId: async (name) => {
      const { channels = [] } = await reader.conversations.list({});
      const id = channels.find((channel) => channel.name === name)?.id;
      if (id === undefined) throw new Error(`no channel ${name}`);
      return id;
    },
    userId: async (name) => {
      const { members = [] } = await reader.users.list({});
      const id = members.find((member) => member.name === name)?.id;
      if (id === undefined) throw new Error(`no user ${name}`);
      return id;
    },
    close: () => emulator.close(),
  };
}
