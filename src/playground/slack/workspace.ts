import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { readManifest } from '../../manifest.ts';
import { type AppSettings, parseAppSettings } from './app-settings.ts';
import type { ChangeListener } from './changes.ts';
import { Deliverer } from './deliver.ts';
import { createDirectory } from './directory.ts';
import { type FaultRule, Faults, type InjectedFault } from './faults.ts';
import type { MethodContext } from './methods/method.ts';
import type { Channel, Message, Person, StoredFile, StoredView } from './model.ts';
import { Outgoing } from './outgoing.ts';
import { Pace, type PaceLimits, SLACK_PACE } from './pace.ts';
import { createPeople, type People } from './people.ts';
import { Responses } from './responses.ts';
import { buildChannel, buildPerson, CHANNELS, type ChannelSeed, PEOPLE, type PersonSeed } from './seed.ts';
import { createSlackServer, type RecordedCall } from './server.ts';
import { SocketMode } from './socket.ts';
import { Store } from './store.ts';
import { Triggers } from './triggers.ts';

export interface WorkspaceOptions {
  readonly people?: readonly PersonSeed[];
  readonly channels?: readonly ChannelSeed[];
  /** the app's manifest, YAML; manifest.yml by default */
  readonly manifest?: string;
  /** what the bot was granted; by default the `bot` scopes of the manifest, without the optional ones */
  readonly scopes?: Iterable<string>;
  /** where signed requests go, such as `http://127.0.0.1:3000/slack/events`; `connect` can say it later */
  readonly requestUrl?: string;
  readonly signingSecret?: string;
  readonly botToken?: string;
  readonly appToken?: string;
  /** Slack's rate limits, or others; off by default */
  readonly pace?: boolean | PaceLimits;
  /** milliseconds; for timestamps, ages and pace */
  readonly now?: () => number;
  readonly port?: number;
  /** whether there is a Home tab; as the manifest says by default */
  readonly homeEnabled?: boolean;
  /** how many `files.info` calls a new file stays unprocessed for; 1 by default */
  readonly fileInfos?: number;
  /** whether Slack can fetch a picture of a message; all can by default */
  readonly imageReachable?: (url: string) => boolean;
  /** messages kept in each channel */
  readonly keep?: number;
}

export interface Workspace extends People {
  /** for `SLACK_API_URL` and `clientOptions.slackApiUrl`: ends in `/api/` */
  readonly apiUrl: string;
  /** of `response_url`s, uploads and files */
  readonly origin: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly botUserId: string;
  readonly teamId: string;
  readonly people: ReadonlyMap<string, Person>;
  readonly channels: ReadonlyMap<string, Channel>;
  readonly files: ReadonlyMap<string, StoredFile>;
  /** the Home tab of each person, by id */
  readonly homes: ReadonlyMap<string, StoredView>;
  /** what the manifest and the options say of the app */
  readonly app: AppSettings;
  /** every call that came in, oldest first; the latest thousands */
  readonly calls: readonly RecordedCall[];
  readonly socket: SocketMode;
  /** from now on payloads go to this address */
  readonly connect: (requestUrl: string) => void;
  /** a channel's messages, by id or name: what everybody sees and, with a viewer, what only they see */
  readonly messages: (channel: string, viewer?: string) => Message[];
  readonly message: (channel: string, ts: string) => Message | undefined;
  /** a Home tab or an open modal */
  readonly view: (id: string) => StoredView | undefined;
  /** the open modals of a person, the one that is seen last */
  readonly modals: (user: string) => readonly StoredView[];
  /** calls the listener after every change, at once; what it gives back stops that */
  readonly onChange: (listener: ChangeListener) => () => void;
  /** people are away until they are said to be active; the bot is always active */
  readonly setPresence: (user: string, active: boolean) => void;
  readonly isActive: (user: string) => boolean;
  readonly addPerson: (seed: PersonSeed) => Person;
  readonly addChannel: (seed: ChannelSeed) => Channel;
  readonly inject: (rule: FaultRule) => InjectedFault;
  readonly clearFaults: () => void;
  /** while it is, nothing gets a connection: not the app, and not Socket Mode */
  readonly setOffline: (offline: boolean) => Promise<void>;
  readonly isOffline: () => boolean;
  readonly close: () => Promise<void>;
}

const TEAM = { id: 'T0PLAYGRND', name: 'Playground', domain: 'playground' };
const APP_ID = 'A0KPI0APP';
const BOT: PersonSeed = { id: 'U0KPIBOT01', name: 'sales_kpis', realName: 'Sales KPIs', isBot: true };

/** A Slack workspace on 127.0.0.1 that refuses what Slack would refuse. */
export async function startWorkspace(options: WorkspaceOptions = {}): Promise<Workspace> {
  const now = options.now ?? Date.now;
  const store = new Store(BOT.id, now, options.keep ?? 2000, options.imageReachable);
  const people = options.people ?? PEOPLE;
  const addPerson = (seed: PersonSeed): Person => {
    const person = buildPerson(seed);
    store.addPerson(person);
    return person;
  };
  const addChannel = (seed: ChannelSeed): Channel => {
    const channel = buildChannel(seed, people, BOT.id);
    store.addChannel(channel);
    return channel;
  };
  for (const seed of [...people, BOT]) addPerson(seed);
  for (const seed of options.channels ?? CHANNELS) addChannel(seed);

  const botToken = options.botToken ?? 'xoxb-playground-bot';
  const appToken = options.appToken ?? 'xapp-playground-app';
  const signingSecret = options.signingSecret ?? 'playground-signing-secret';
  const manifest = parseAppSettings(options.manifest ?? readManifest());
  const app: AppSettings = {
    ...manifest,
    scopes: [...(options.scopes ?? manifest.scopes)],
    homeEnabled: options.homeEnabled ?? manifest.homeEnabled,
  };
  let origin = '';
  const triggers = new Triggers(store);
  const responses = new Responses(store);
  const faults = new Faults();
  const socket = new SocketMode(() => origin);
  const limits = options.pace === true ? SLACK_PACE : options.pace || undefined;
  const calls: RecordedCall[] = [];
  const context: MethodContext = {
    store,
    scopes: new Set(app.scopes),
    team: TEAM,
    appId: APP_ID,
    botId: 'B0KPIBOT01',
    get origin() {
      return origin;
    },
    homeEnabled: app.homeEnabled,
    fileInfos: options.fileInfos ?? 1,
    useTrigger: (id) => triggers.use(id),
    socketUrl: () => socket.issueUrl(),
  };
  const pace = limits ? new Pace(limits, now) : undefined;
  const server = createSlackServer({ context, responses, faults, pace, botToken, appToken, calls });
  server.on('upgrade', (request, stream) => socket.upgrade(request, stream));
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const deliverer = new Deliverer(signingSecret, now);
  const outgoing = new Outgoing(deliverer, socket);
  if (options.requestUrl !== undefined) outgoing.connect(options.requestUrl);
  const directory = createDirectory(store);
  const frame = {
    team: { id: TEAM.id, domain: TEAM.domain },
    appId: APP_ID,
    token: 'verification-token',
  };
  const endConnections = async () => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return {
    ...createPeople({ context, app, directory, frame, triggers, responses, outgoing }),
    apiUrl: `${origin}/api/`,
    origin,
    botToken,
    appToken,
    signingSecret,
    botUserId: BOT.id,
    teamId: TEAM.id,
    people: store.people,
    channels: store.channels,
    files: store.files,
    homes: store.views.homes,
    app,
    calls,
    socket,
    connect: (url) => outgoing.connect(url),
    messages: (channel, viewer) =>
      store.messages(
        directory.channel(channel).id,
        viewer === undefined ? undefined : directory.person(viewer).id,
      ),
    message: (channel, ts) => store.message(directory.channel(channel).id, ts),
    view: (id) => store.views.find((view) => view.id === id),
    modals: (user) => store.views.modals(directory.person(user).id),
    onChange: (listener) => store.changes.listen(listener),
    setPresence: (user, active) => store.setActive(directory.person(user).id, active),
    isActive: (user) => store.isActive(directory.person(user).id),
    addPerson,
    addChannel,
    inject: (rule) => faults.inject(rule),
    clearFaults: () => faults.clear(),
    isOffline: () => !server.listening,
    setOffline: async (offline) => {
      if (offline === !server.listening) return;
      if (offline) return endConnections();
      server.listen(Number(new URL(origin).port), '127.0.0.1');
      await once(server, 'listening');
    },
    close: async () => {
      deliverer.close();
      socket.close();
      if (server.listening) await endConnections();
    },
  };
}
