import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parseDocument } from 'yaml';
import { z } from 'zod';

const MANIFEST = new URL('../manifest.yml', import.meta.url);

const Scopes = z.object({
  oauth_config: z.object({
    scopes: z.object({ bot: z.array(z.string()), bot_optional: z.array(z.string()).default([]) }),
  }),
});

export interface ManifestScopes {
  /** what the bot asks for at its installation */
  readonly bot: readonly string[];
  /** what an admin may leave out */
  readonly optional: readonly string[];
}

/** The manifest for Socket Mode as it is in the repository, YAML with comments. */
export function readManifest(): string {
  return readFileSync(MANIFEST, 'utf8');
}

/** The bot's scopes in a manifest. Throws when it names none. */
export function parseScopes(yaml: string): ManifestScopes {
  const { bot, bot_optional: optional } = Scopes.parse(parseDocument(yaml).toJS()).oauth_config.scopes;
  return { bot, optional };
}

/** Where Slack reaches the bot, without a slash at the end; or why it cannot. */
export function parsePublicUrl(text: string): { url: string } | { problem: string } {
  const url = URL.parse(text);
  if (!url?.hostname)
    return { problem: `"${text}" is no address: it should look like https://bot.example.com.` };
  if (url.protocol !== 'https:')
    return { problem: `Slack calls https addresses only, and "${text}" is none.` };
  if (url.search || url.hash || url.username) {
    return { problem: `"${text}" should be an address alone, without "?", "#" or a user's name.` };
  }
  return { url: `${url.origin}${url.pathname.replace(/\/+$/, '')}` };
}

/** The manifest for HTTP: every request of Slack's goes to `<url>/slack/events`. Comments are kept. */
export function buildHttpManifest(yaml: string, url: string): string {
  const document = parseDocument(yaml.replace(/^(#.*\n)+/, ''));
  document.commentBefore = ` The Slack app, for HTTP: Slack calls ${url}`;
  const endpoint = `${url}/slack/events`;
  const commands = z
    .object({ features: z.object({ slash_commands: z.array(z.unknown()) }) })
    .parse(document.toJS()).features.slash_commands;
  for (const index of commands.keys()) document.setIn(['features', 'slash_commands', index, 'url'], endpoint);
  document.setIn(['settings', 'interactivity', 'request_url'], endpoint);
  if (document.hasIn(['settings', 'event_subscriptions'])) {
    document.setIn(['settings', 'event_subscriptions', 'request_url'], endpoint);
  }
  document.setIn(['settings', 'socket_mode_enabled'], false);
  return document.toString({ lineWidth: 0 });
}

/** What `npm run manifest -- …` prints, or the sentence about what is wrong with its arguments. */
export function answerManifest(
  yaml: string,
  args: readonly string[],
): { print: string } | { problem: string } {
  let url: string | undefined;
  try {
    url = parseArgs({ args: [...args], options: { url: { type: 'string' } } }).values.url;
  } catch {
    return { problem: 'Only --url is understood: npm run manifest -- --url https://bot.example.com' };
  }
  if (url === undefined) return { print: yaml };
  const parsed = parsePublicUrl(url);
  return 'problem' in parsed ? parsed : { print: buildHttpManifest(yaml, parsed.url) };
}

if (import.meta.main) {
  const answer = answerManifest(readManifest(), process.argv.slice(2));
  if ('print' in answer) process.stdout.write(answer.print);
  else {
    process.stderr.write(`${answer.problem}\n`);
    process.exitCode = 2;
  }
}
