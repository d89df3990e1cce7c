import { helpExamples } from '../../ask.ts';
import { players } from '../cast.ts';
import type {
  AppData,
  ClockData,
  ExampleNames,
  FileData,
  MessageData,
  PersonData,
  PlaceData,
  ServicesData,
  State,
  Update,
  ViewData,
} from '../page/protocol.ts';
import type { Change } from '../slack/changes.ts';
import type { Channel, Message, StoredView } from '../slack/model.ts';
import { mimeType } from '../slack/store.ts';
import type { World } from '../world.ts';

/** Everything that this person sees of the world; the clock is shown apart, as it is looked up. */
export function showState(world: World, me: string, clock: ClockData): State {
  const places = showPlaces(world, me);
  const messages = places.flatMap(({ id }) => world.workspace.messages(id, me));
  return {
    me,
    app: showApp(world),
    people: showPeople(world),
    places,
    messages: messages.map((message) => showMessage(world, message)),
    home: showHome(world, me),
    dialogs: showDialogs(world, me),
    clock,
    base: world.base.show(),
    services: showServices(world),
    log: world.log.lines(),
    names: showNames(world),
  };
}

/** What a change in the workspace is to this person; null where they do not see it. */
export function showChange(world: World, me: string, change: Change): Update | null {
  const { workspace } = world;
  switch (change.kind) {
    case 'message': {
      const message = workspace.message(change.channel, change.ts);
      const visible = message && sees(workspace.channels.get(change.channel), me);
      if (!visible || (message.onlyFor !== undefined && message.onlyFor !== me)) return null;
      return { kind: 'message', message: showMessage(world, message) };
    }
    case 'gone':
      return { kind: 'gone', channel: change.channel, ts: change.ts };
    case 'channel':
      return { kind: 'part', places: showPlaces(world, me) };
    case 'home':
      return change.user === me ? { kind: 'part', home: showHome(world, me) } : null;
    case 'dialogs':
      return change.user === me ? { kind: 'part', dialogs: showDialogs(world, me) } : null;
    case 'presence':
      return { kind: 'part', people: showPeople(world) };
    default:
      return null;
  }
}

export async function showClock({ clock, bot, config }: World): Promise<ClockData> {
  const [digest] = await bot.digests.status();
  return {
    now: clock.now(),
    ahead: clock.ahead(),
    nextDigest: digest?.next ?? null,
    zone: config.timeZone,
  };
}

export function showServices({ slackOffline, quickchart }: World): ServicesData {
  return { slack: slackOffline.is() ? 'down' : 'up', quickchart: quickchart.online ? 'up' : 'down' };
}

function showNames({ bot }: World): ExampleNames {
  const { agent, product, office, sector } = helpExamples(bot.parts.sync.dataset());
  return { agent: agent ?? '', product: product ?? '', office: office ?? '', sector: sector ?? '' };
}

function showApp({ workspace }: World): AppData {
  const { app } = workspace;
  return {
    name: workspace.people.get(workspace.botUserId)?.realName ?? '',
    botUser: workspace.botUserId,
    homeEnabled: app.homeEnabled,
    commands: app.commands,
  };
}

function showPeople({ workspace }: World): PersonData[] {
  return [...workspace.people.values()].map(({ id, name, realName, locale, tz, isBot }) => ({
    id,
    handle: name,
    name: realName,
    locale: locale.startsWith('fr') ? 'fr' : 'en',
    zone: tz,
    role: isBot ? 'bot' : (players.find((player) => player.id === id)?.role ?? 'agent'),
    active: workspace.isActive(id),
  }));
}

function sees(channel: Channel | undefined, me: string): boolean {
  return channel?.members.has(me) === true;
}

function showPlaces({ workspace }: World, me: string): PlaceData[] {
  const bot = workspace.people.get(workspace.botUserId);
  return [...workspace.channels.values()]
    .filter((channel) => sees(channel, me))
    .map(({ id, kind, name, members }) => ({
      id,
      kind: kind === 'im' ? 'direct' : kind,
      name: kind === 'im' ? (bot?.realName ?? name) : name,
      members: [...members],
      readOnly: kind === 'im' && !workspace.app.messagesEnabled,
    }));
}

function showMessage({ workspace }: World, message: Message): MessageData {
  return {
    channel: message.channel,
    ts: message.ts,
    user: message.user,
    text: message.text,
    blocks: message.blocks,
    onlyYou: message.onlyFor !== undefined,
    threadTs: message.threadTs ?? null,
    edited: message.edited,
    files: message.files.flatMap((id): FileData[] => {
      const file = workspace.files.get(id);
      if (!file) return [];
      const { name, title, altText, length } = file;
      return [{ id, name, title, alt: altText, type: mimeType(file), bytes: length, url: `/file/${id}` }];
    }),
    payload: message.payload ?? null,
    values: message.state,
  };
}

function showHome({ workspace }: World, me: string): ViewData | null {
  const home = workspace.homes.get(me);
  return home ? showView(home) : null;
}

function showDialogs({ workspace }: World, me: string): ViewData[] {
  return workspace.modals(me).map(showView);
}

function showView({ id, hash, view, state }: StoredView): ViewData {
  return { id, hash, view, values: state };
}
