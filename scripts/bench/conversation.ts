import type { Message } from '../../src/playground/slack/model.ts';
import type { Workspace } from '../../src/playground/slack/workspace.ts';
import { quantile, type Row, row } from './measure.ts';

const people = 20;
const pressesEach = 50;
const mentions = 100;
const openings = 200;

/** Twenty people at the controls of their answers, at the bot's name, and at their Home tab. */
export async function measureConversation(workspace: Workspace, size: string): Promise<Row[]> {
  const users = Array.from({ length: people }, (_, at) => {
    const id = `U0BENCH${String(at).padStart(3, '0')}`;
    workspace.addPerson({ id, name: `bench${at}`, realName: `Bench ${at}` });
    return id;
  });
  return [
    ...(await measurePresses(workspace, users, size)),
    row('a mention: text in its thread, p99', size, await measureMentions(workspace), 500, 'ms'),
    row('Home opened by 20 at once: published, p99', size, await measureHome(workspace, users), 1000, 'ms'),
  ];
}

/** Each presses the next when the message has changed. */
async function measurePresses(workspace: Workspace, users: readonly string[], size: string): Promise<Row[]> {
  const acknowledged: number[] = [];
  const changed: number[] = [];
  let lost = 0;
  const changes = [
    ['period', 'last quarter'],
    ['breakdown', 'product'],
    ['receipt'],
    ['back'],
    ['deals'],
    ['back'],
    ['period', 'last month'],
    ['breakdown', 'agent'],
  ] as const;
  const pressAll = async (user: string) => {
    const message = await answerFor(workspace, user);
    for (let n = 0; n < pressesEach; n++) {
      const [actionId, value] = changes[n % changes.length] ?? ['receipt'];
      const sent = performance.now();
      const pressed = await workspace.press({ message, user, actionId, ...(value ? { value } : {}) });
      acknowledged.push(pressed.ack.ms);
      try {
        await pressed.answer();
        changed.push(performance.now() - sent);
      } catch {
        lost++;
      }
    }
  };
  await Promise.all(users.map(pressAll));
  const what = `${users.length} people pressing at once`;
  return [
    row(`${what}: acknowledged p99`, size, quantile(acknowledged, 0.99), 100, 'ms'),
    row(`${what}: new message p99`, size, quantile(changed, 0.99), 300, 'ms'),
    row(`${what}: lost`, size, lost, 0, ''),
  ];
}

async function answerFor(workspace: Workspace, user: string): Promise<Message> {
  const { message } = await (await workspace.command({ text: 'agents last month', user })).answer();
  if (!message) throw new Error('there is no answer to press');
  return message;
}

/** One after the other, while the pictures of those before are on their way. */
async function measureMentions(workspace: Workspace): Promise<number> {
  const taken: number[] = [];
  for (let n = 0; n < mentions; n++) {
    const text = `<@${workspace.botUserId}> how did the Paris office do in 2026-${String(1 + (n % 10)).padStart(2, '0')}?`;
    const { promise, resolve } = Promise.withResolvers<void>();
    let thread = '';
    const stop = workspace.onChange(() => {
      if (thread !== '' && workspace.messages('sales').some(({ threadTs }) => threadTs === thread)) resolve();
    });
    const sent = performance.now();
    const said = await workspace.say({ channel: 'sales', text });
    if ('refused' in said) throw new Error(said.refused);
    thread = said.message.ts;
    if (workspace.messages('sales').some(({ threadTs }) => threadTs === thread)) resolve();
    await promise;
    taken.push(performance.now() - sent);
    stop();
  }
  return quantile(taken, 0.99);
}

async function measureHome(workspace: Workspace, users: readonly string[]): Promise<number> {
  const taken: number[] = [];
  for (let round = 0; round < openings / users.length; round++) {
    await Promise.all(
      users.map(async (user) => {
        const { promise, resolve } = Promise.withResolvers<void>();
        const stop = workspace.onChange(
          (change) => change.kind === 'home' && change.user === user && resolve(),
        );
        const sent = performance.now();
        await workspace.openHome({ user });
        await promise;
        taken.push(performance.now() - sent);
        stop();
      }),
    );
  }
  return quantile(taken, 0.99);
}
