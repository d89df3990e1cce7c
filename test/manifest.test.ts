import { readdirSync, readFileSync } from 'node:fs';
import { WebClient } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { answerManifest, buildHttpManifest, parseScopes, readManifest } from '../src/manifest.ts';
import { EVENT_SCOPES, METHOD_SCOPES, SCOPELESS_METHODS } from '../src/playground/slack/scopes.ts';

const address = z.string().regex(/^https:\/\//);
const scopes = z.array(z.string().max(50)).max(255);

/** The parts of Slack's manifest schema (version 2) that this manifest uses; anything else in it is a mistake. */
const SlackManifest = z.strictObject({
  display_information: z.strictObject({
    name: z.string().min(1).max(35),
    description: z.string().min(1).max(140).optional(),
    background_color: z
      .string()
      .regex(/^#([0-9a-f]{3}){1,2}$/i)
      .optional(),
    long_description: z.string().min(175).max(4000).optional(),
  }),
  features: z.strictObject({
    bot_user: z.strictObject({
      display_name: z.string().min(1).max(80),
      always_online: z.boolean().optional(),
    }),
    app_home: z.strictObject({
      home_tab_enabled: z.boolean(),
      messages_tab_enabled: z.boolean(),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    slash_commands: z
      .array(
        z.strictObject({
          command: z
            .string()
            .regex(/^\/\S+$/)
            .min(2)
            .max(32),
          url: address.max(3000).optional(),
          description: z.string().min(1).max(2000),
          usage_hint: z.string().min(1).max(1000).optional(),
          should_escape: z.boolean().optional(),
        }),
      )
      .min(1)
      .max(50),
  }),
  oauth_config: z.strictObject({ scopes: z.strictObject({ bot: scopes, bot_optional: scopes.optional() }) }),
  settings: z.strictObject({
    event_subscriptions: z
      .strictObject({
        request_url: address.max(3500).optional(),
        bot_events: z.array(z.string().max(50)).max(100),
      })
      .optional(),
    interactivity: z.strictObject({ is_enabled: z.boolean(), request_url: address.max(3500).optional() }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});

const yaml = readManifest();
const scopesOfManifest = parseScopes(yaml);

const web = new WebClient();

/** `blocks.map` looks like one and is none. */
function isWebApiMethod(name: string): boolean {
  const found = name
    .split('.')
    .reduce(
      (at: unknown, part) => (typeof at === 'object' && at !== null ? Reflect.get(at, part) : undefined),
      web,
    );
  return typeof found === 'function';
}

/** Names of Web API methods that a source text calls: `client.chat.postMessage(` or `apiCall('chat.postMessage'`. */
function calledMethods(source: string): string[] {
  const families = 'api|apps|auth|blocks|bots|chat|conversations|files|reactions|team|usergroups|users|views';
  const called = source.matchAll(new RegExp(`\\.\\s*(${families})\\s*((?:\\.\\s*[a-zA-Z]+\\s*)+)\\(`, 'g'));
  const named = source.matchAll(
    new RegExp(`apiCall(?:<[^>]*>)?\\(\\s*['"\`]((?:${families})\\.[a-zA-Z.]+)['"\`]`, 'g'),
  );
  const upload = source.includes('filesUploadV2(')
    ? ['files.getUploadURLExternal', 'files.completeUploadExternal']
    : [];
  const methods = [...called]
    .map(([, family, rest = '']) => `${family}${rest.replace(/\s/g, '')}`)
    .filter(isWebApiMethod);
  return [...methods, ...[...named].map(([, name = '']) => name), ...upload];
}

function sources(): string[] {
  const root = new URL('../src/', import.meta.url);
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && (path.startsWith('slack/') || !path.includes('/')))
    .map((path) => readFileSync(new URL(path, root), 'utf8'));
}

/** What is wrong with a method of this name: unknown, or without its scope in the manifest. */
function complaint(method: string): string | undefined {
  if (SCOPELESS_METHODS.includes(method)) return undefined;
  const needed = METHOD_SCOPES[method];
  if (!needed) return `${method} is in no table of scopes`;
  const granted = needed.some(
    (scope) => scopesOfManifest.bot.includes(scope) || scopesOfManifest.optional.includes(scope),
  );
  return granted ? undefined : `${method} needs ${needed.join(' or ')}`;
}

describe('the manifest', () => {
  test('is one that Slack takes, for Socket Mode: no address in it', () => {
    const manifest = SlackManifest.parse(parse(yaml));
    expect(manifest.settings.socket_mode_enabled).toBe(true);
    expect(manifest.features.slash_commands.map(({ command, url }) => [command, url])).toEqual([
      ['/kpi', undefined],
    ]);
    expect(manifest.settings.interactivity).toEqual({ is_enabled: true });
  });

  test('asks for each scope once, and for those only that a method or an event is there for', () => {
    const all = [...scopesOfManifest.bot, ...scopesOfManifest.optional];
    expect(new Set(all).size).toBe(all.length);
    const withoutMethod = ['commands', 'chat:write.public', 'im:history', 'app_mentions:read'];
    const ofMethods = new Set([...Object.values(METHOD_SCOPES).flat(), ...withoutMethod]);
    expect(all.filter((scope) => !ofMethods.has(scope))).toEqual([]);
    expect(scopesOfManifest.optional).toEqual(['channels:history', 'groups:history']);
  });

  test('has the scope of every Web API method that the code calls', () => {
    expect(sources().flatMap(calledMethods).map(complaint).filter(Boolean)).toEqual([]);
  });

  test('methods are found however they are called, and complained about', () => {
    const source = `client.chat.postMessage({}); await web\n  .reactions\n  .get({}); this.web.reactions.add({});
      people.apiCall('usergroups.users.list'); client.filesUploadV2({}); users.map(String); message.blocks.map(String)`;
    expect(calledMethods(source)).toEqual([
      'chat.postMessage',
      'reactions.get',
      'reactions.add',
      'usergroups.users.list',
      'files.getUploadURLExternal',
      'files.completeUploadExternal',
    ]);
    expect(complaint('reactions.add')).toBe('reactions.add is in no table of scopes');
    expect(complaint('chat.postMessage')).toBeUndefined();
  });
});

describe('npm run manifest', () => {
  test('prints the file as it is', () => {
    expect(answerManifest(yaml, [])).toEqual({ print: yaml });
  });

  test.each(['https://bot.example.com', 'https://bot.example.com/', 'https://bot.example.com//'])(
    'with --url %s prints the manifest for HTTP',
    (url) => {
      const answer = answerManifest(yaml, ['--url', url]);
      const manifest = SlackManifest.parse(parse('print' in answer ? answer.print : ''));
      const endpoint = 'https://bot.example.com/slack/events';
      expect(manifest.settings).toMatchObject({
        socket_mode_enabled: false,
        interactivity: { is_enabled: true, request_url: endpoint },
      });
      expect(manifest.features.slash_commands[0]?.url).toBe(endpoint);
      expect(parseScopes('print' in answer ? answer.print : '')).toEqual(scopesOfManifest);
    },
  );

  test('events get the address too; comments stay', () => {
    const http = buildHttpManifest(yaml, 'https://bot.example.com/kpi');
    expect(SlackManifest.parse(parse(http)).settings.event_subscriptions).toEqual({
      bot_events: ['app_home_opened', 'app_mention', 'message.im', 'member_joined_channel'],
      request_url: 'https://bot.example.com/kpi/slack/events',
    });
    expect(http).toContain('# /kpi');
    expect(http).not.toContain('for Socket Mode');
  });

  test('has the scope of every event that it subscribes to', () => {
    const { bot_events: events = [] } = SlackManifest.parse(parse(yaml)).settings.event_subscriptions ?? {};
    const needed: Readonly<Record<string, readonly string[]>> = {
      ...Object.fromEntries(Object.entries(EVENT_SCOPES).map(([event, scope]) => [event, [scope]])),
      // Slack: of public channels, and of private ones
      member_joined_channel: ['channels:read', 'groups:read'],
      app_home_opened: [],
    };
    for (const event of events)
      for (const scope of needed[event] ?? ['no such event']) expect(scopesOfManifest.bot).toContain(scope);
  });

  test.each([
    [
      ['--url', 'bot.example.com'],
      '"bot.example.com" is no address: it should look like https://bot.example.com.',
    ],
    [
      ['--url', 'http://bot.example.com'],
      'Slack calls https addresses only, and "http://bot.example.com" is none.',
    ],
    [
      ['--url', 'https://x.example/?a=b'],
      '"https://x.example/?a=b" should be an address alone, without "?", "#" or a user\'s name.',
    ],
    [['--url'], 'Only --url is understood: npm run manifest -- --url https://bot.example.com'],
    [['--port', '1'], 'Only --url is understood: npm run manifest -- --url https://bot.example.com'],
  ])('%j is answered with one sentence', (args, problem) => {
    expect(answerManifest(yaml, args)).toEqual({ problem });
  });
});
