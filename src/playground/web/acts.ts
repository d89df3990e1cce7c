import type { Act, ActAnswer, ActRequest, Where } from '../page/protocol.ts';
import type { Acknowledgement } from '../slack/deliver.ts';
import type { StoredView } from '../slack/model.ts';
import type { World } from '../world.ts';
import { type ProblemWords, problemWords } from './problem-words.ts';
import { showClock, showServices } from './shown.ts';
import type { Stage } from './stage.ts';
import { writeAsSlack } from './typed-text.ts';

const hourMs = 3_600_000;

/** Does what a page asks for; what a person cannot do is a sentence in their language. */
export async function doAct(stage: Stage, { as, act }: ActRequest): Promise<ActAnswer> {
  const words = problemWords[stage.localeOf(as)];
  const world = stage.world();
  if (world.workspace.people.get(as)?.isBot !== false) return { problem: words.nobody };
  try {
    return await doFor(stage, world, as, act, words);
  } catch (error) {
    // The workspace throws at what Slack's own client would not offer: a message that is gone, a wrong option.
    if (!(error instanceof Error)) throw error;
    return { problem: `${words.notPossible} (${error.message})` };
  }
}

async function doFor(
  stage: Stage,
  world: World,
  user: string,
  act: Act,
  words: ProblemWords,
): Promise<ActAnswer> {
  const { workspace, base } = world;
  switch (act.act) {
    case 'send':
      return send(world, user, act, words);
    case 'press': {
      const { blockId, actionId, value, values } = act;
      const { ack } = await workspace.press({
        ...found(world, act.where),
        user,
        blockId,
        actionId,
        ...(value === undefined ? {} : { value }),
        ...(values === undefined ? {} : { values }),
      });
      return failed(ack, words.press);
    }
    case 'options': {
      const { blockId, actionId, typed } = act;
      const where = found(world, act.where);
      return workspace.options({ ...where, user, blockId, actionId, typed });
    }
    case 'submit':
      return workspace.submit({ user, viewId: act.view, values: act.values });
    case 'close_view':
      await workspace.closeView({ user, viewId: act.view });
      return {};
    case 'dismiss':
      workspace.dismiss({ user, channel: act.channel, ts: act.ts });
      return {};
    case 'open_home':
      await workspace.openHome({ user });
      return {};
    case 'move_clock': {
      const milliseconds =
        act.to === 'digest' ? await untilDigest(world) : { hour: 1, day: 24 }[act.to] * hourMs;
      if (milliseconds === null) return { problem: words.noDigest };
      await world.forward(milliseconds);
      stage.tellAll({ kind: 'part', clock: await showClock(world), base: base.show() });
      return {};
    }
    case 'services':
      if (act.slack) await world.slackOffline.set(act.slack === 'down');
      if (act.quickchart) world.quickchart.online = act.quickchart === 'up';
      stage.tellAll({ kind: 'part', services: showServices(world) });
      return {};
    case 'start_over':
      await stage.startOver();
      return {};
    default: {
      const problem = changeBase(world, act);
      if (problem !== null) return { problem: words[problem] };
      stage.tellAll({ kind: 'part', base: base.show() });
      // Whoever mends the base asks next: the bot need not wait for its interval.
      if (act.act === 'base_mood' && act.mood === 'well') void world.bot.parts.sync.catchUp();
      return {};
    }
  }
}

type BaseAct = Extract<Act, { act: 'win' | 'lose' | 'add_deal' | 'rename_field' | 'base_mood' }>;

function changeBase({ base, today }: World, act: BaseAct) {
  base.goOnTo(today());
  switch (act.act) {
    case 'win':
      return base.win(act.deal, act.value, today());
    case 'lose':
      return base.lose(act.deal, today());
    case 'add_deal':
      return base.add(act, today());
    case 'rename_field':
      return base.rename(act);
    case 'base_mood':
      base.mood(act.mood);
      return null;
  }
}

async function untilDigest({ bot, clock }: World): Promise<number | null> {
  const [digest] = await bot.digests.status();
  return digest?.next ? digest.next - clock.now() : null;
}

async function send(
  { workspace }: World,
  user: string,
  { channel, text, thread }: Extract<Act, { act: 'send' }>,
  words: ProblemWords,
): Promise<ActAnswer> {
  const [name = '', ...rest] = text.trim().split(/\s+(.*)/s);
  const people = [...workspace.people.values()];
  const written = (typed: string) => writeAsSlack(typed, people, [...workspace.channels.values()]);
  if (!name.startsWith('/')) {
    if (name === '') return {};
    const threadTs = thread === undefined ? {} : { threadTs: thread };
    const said = await workspace.say({ user, channel, text: written(text.trim()), ...threadTs });
    return 'refused' in said ? { problem: words.refused[said.refused] } : {};
  }
  if (!workspace.app.commands.some(({ command }) => command === name)) {
    return { problem: words.noSuchCommand(name) };
  }
  const { ack } = await workspace.command({ command: name, text: written(rest.join('')), user, channel });
  return failed(ack, (error) => words.command(name, error));
}

function failed({ error }: Acknowledgement, say: (error: string) => string): ActAnswer {
  return error === undefined ? {} : { problem: say(error) };
}

function found({ workspace }: World, where: Where) {
  if ('view' in where) {
    const view: StoredView | undefined = workspace.view(where.view);
    if (!view) throw new Error('the view is no longer there');
    return { view };
  }
  const message = workspace.message(where.channel, where.ts);
  if (!message) throw new Error('the message is no longer there');
  return { message };
}
