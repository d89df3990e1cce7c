import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AirtableStandIn, startAirtable } from '../src/playground/airtable/server.ts';
import { buildSampleBase } from '../src/playground/sample.ts';
import type { Message } from '../src/playground/slack/model.ts';
import { startWorkspace, type Workspace } from '../src/playground/slack/workspace.ts';
import { type RunningBot, startBot } from './support/bot.ts';
import { agathe, daphne, people, rosa } from './support/people.ts';
import { sendSigned } from './support/signed.ts';
import { directOf, elementOf, elementsOf, headersOf, sayAndHear } from './support/talk.ts';

const today = new Date().toISOString().slice(0, 10);

let airtable: AirtableStandIn;
let workspace: Workspace;
let bot: RunningBot;
let folder: string;
/** how far the clocks of the bot and of Slack are ahead */
let hours = 0;
const now = () => Date.now() + hours * 3_600_000;

const start = async () => {
  const overrides = { DATABASE_URL: `file:${join(folder, 'kpi.db')}`, ADMINS: rosa };
  bot = await startBot(airtable, workspace, overrides, now);
  await bot.app.parts.sync.ready();
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kpi-'));
  airtable = await startAirtable({ tables: buildSampleBase({ today, deals: 900 }), perSecond: 0 });
  workspace = await startWorkspace({ people, now });
  for (const { id } of people) openDirect(id);
  await start();
  // Their first words are behind them.
  for (const user of [daphne, agathe]) await sayAndHear(workspace, direct(user, 'hello'));
}, 60_000);
beforeEach(() => {
  before = bot.logged.length;
});
afterEach(() => {
  workspace.clearFaults();
  hours = 0;
});
afterAll(async () => {
  await bot.app.stop();
  await workspace.close();
  await airtable.close();
  await rm(folder, { recursive: true });
});

const openDirect = (user: string) =>
  workspace.addChannel({ id: directOf(user), name: 'directmessage', kind: 'im', members: [user], bot: true });
const kpi = () => `<@${workspace.botUserId}>`;
const direct = (user: string, text: string) => ({ user, channel: directOf(user), text });
const mention = (text: string, user = daphne, thread?: string) =>
  sayAndHear(workspace, {
    ...{ user, channel: 'sales', text: `${kpi()} ${text}` },
    ...(thread ? { thread } : {}),
  });
const has = (message: Message, type: string) => message.blocks.some((block) => block.type === type);
/** lines of the log before a test */
let before = 0;
const faults = () => bot.logged.slice(before).filter((line) => /"level":"(error|fatal)"/.test(line));
/** Until nothing that the bot does is under way. */
const settled = () => expect.poll(() => bot.app.slack.work.running(), { timeout: 15_000 }).toBe(0);

/** What `/kpi` answers to a line. */
async function command(text: string, user = daphne): Promise<Message> {
  const { message } = await (await workspace.command({ text, user, channel: 'sales' })).answer();
  if (!message) throw new Error('no message arrived');
  return message;
}
/** Without the age of the data and the name of the asker, which a shared answer says otherwise. */
const figuresOf = ({ text }: Message) => text;

describe('a mention', () => {
  it.each([
    ['how did the Paris office do last quarter?', 'office Paris last quarter', daphne, /^Office: Paris/],
    ['montre-moi le CA par secteur du mois dernier stp', 'revenue by sector last month', agathe, /^Chiffre/],
  ])(
    '%s: is answered in its thread as a command is, before its picture is there',
    async (said, line, user, title) => {
      const began = performance.now();
      const { mine, answer } = await mention(said, user);
      expect(performance.now() - began).toBeLessThan(500);
      expect(answer).toMatchObject({ threadTs: mine.ts });
      expect(answer.onlyFor).toBeUndefined();
      expect(answer.text).toMatch(title);
      expect(figuresOf(answer)).toBe(figuresOf(await command(line, user)));
      expect([has(answer, 'data_table'), has(answer, 'image')]).toEqual([true, false]);
      await settled();
      expect(answer.blocks.find(({ type }) => type === 'image')).toMatchObject({
        slack_file: { id: expect.stringMatching(/^F/) },
        alt_text: expect.stringContaining('202'),
      });
      expect(JSON.stringify(answer.blocks)).toContain(`<@${user}>`);
      expect(elementsOf(answer.blocks).map(({ action_id }) => action_id)).toEqual(['closer', 'remove']);
      expect(faults()).toEqual([]);
    },
  );

  it('leads to an answer of one’s own in the thread, with every control; who asked takes it back', async () => {
    const { mine, answer } = await mention('agents last month');
    await settled();
    const pressed = await workspace.press({ message: answer, actionId: 'closer', user: rosa });
    const closer = (await pressed.answer()).message;
    expect(closer).toMatchObject({ onlyFor: rosa, threadTs: mine.ts });
    expect(elementOf(closer?.blocks ?? [], 'period')?.initial_option?.value).toBe('last month');
    await workspace.press({ message: answer, actionId: 'remove', user: rosa });
    await settled();
    expect(workspace.message('sales', answer.ts)).toBeDefined();
    await workspace.press({ message: answer, actionId: 'remove', user: daphne });
    await settled();
    expect(workspace.message('sales', answer.ts)).toBeUndefined();
  });

  it('keeps its period and filters for the next in the thread, whoever asks, and through a restart', async () => {
    const { mine } = await mention('revenue by agent last month in Paris');
    const next = async (said: string, user: string) => (await mention(said, user, mine.ts)).answer.text;
    expect(await next('and by product?', daphne)).toBe(
      (await command('revenue by product last month office:Paris')).text,
    );
    await settled();
    await bot.app.stop();
    await start();
    expect(await next('et à Lyon ?', agathe)).toBe(
      (await command('revenue by product last month office:Lyon', agathe)).text,
    );
    expect(await next('and the win rate this year?', daphne)).toBe(
      (await command('win rate this year office:Lyon')).text,
    );
  }, 30_000);

  it('another thread knows nothing of it, nor the same thread after a week', async () => {
    const { mine } = await mention('revenue last month in Paris');
    expect((await mention('win rate')).answer.text).toBe((await command('win rate')).text);
    hours = 24 * 7 + 1;
    const { answer } = await mention('and last year?', daphne, mine.ts);
    expect(answer.text).toMatch(/^Overview/);
  });

  it('goes on from what was understood of a question, too', async () => {
    const { mine } = await mention('why did revenue fall last month in Paris?');
    const { answer } = await mention('and last year?', daphne, mine.ts);
    expect(answer.text).toBe((await command('revenue last year office:Paris')).text);
  });

  it('below a shared answer goes on from that', async () => {
    const before = workspace.messages('sales').length;
    await workspace.command({ text: 'agents last month office:Paris share', user: daphne, channel: 'sales' });
    await expect.poll(() => workspace.messages('sales').length, { timeout: 10_000 }).toBe(before + 1);
    await settled();
    const shared = workspace.messages('sales').at(-1);
    const { answer } = await mention('and by product?', rosa, shared?.ts);
    expect(answer.text).toBe((await command('products last month office:Paris')).text);
  });

  it.each([
    [
      'why did revenue fall last month in Paris?',
      daphne,
      /I understood “revenue last month office:Paris”, but not “why … fall”/,
    ],
    [
      'pourquoi le CA a baissé le mois dernier ?',
      agathe,
      /J’ai compris « chiffre d'affaires mois dernier », mais pas « pourquoi … baissé »/,
    ],
  ])('that is not understood says what was, and offers that: %s', async (said, user, text) => {
    const { answer } = await mention(said, user);
    expect(answer.text.replaceAll('\u00a0', ' ')).toMatch(text);
    const [first] = elementsOf(answer.blocks);
    const pressed = await workspace.press({ message: answer, actionId: first?.action_id ?? '', user: rosa });
    const arrival = await pressed.answer();
    expect(arrival).toMatchObject({ effect: 'posted', message: { onlyFor: rosa } });
    expect(workspace.message('sales', answer.ts)?.text).toBe(answer.text);
  });

  it.each([
    ['', /What you can ask/],
    ['help', /What you can ask/],
    ['merci beaucoup !', /^With pleasure/],
    ['great, thanks!', /^With pleasure/],
    ['what’s the status?', /Everything|Last read/],
    ['link', /In the base you are Daphne Merrick/],
  ])('%j is a command too', async (said, text) => {
    expect((await mention(said)).answer.text).toMatch(text);
  });

  it('about whoever asks is about that person for everybody else, in the questions that follow too', async () => {
    const { mine, answer } = await mention('how am I doing this year?');
    expect((await mention('and last year?', agathe, mine.ts)).answer.text).toBe(
      (await command('agent "Daphne Merrick" last year', agathe)).text,
    );
    expect(answer.text).toBe((await command('me this year')).text);
    const closer = (
      await (await workspace.press({ message: answer, actionId: 'closer', user: agathe })).answer()
    ).message;
    expect(headersOf(closer?.blocks ?? [])).toEqual(['Daphne Merrick']);
  });

  it('of somebody who is nobody in the base tells them alone how to be somebody', async () => {
    const { answer } = await mention('how is my team doing?', rosa);
    expect(answer.onlyFor).toBe(rosa);
    expect(answer.text).toMatch(/do not know yet who in the base/);
  });

  it('that Slack tells of again is answered once, after a restart too', async () => {
    const { mine } = await mention('won deals last month');
    await settled();
    const again = { type: 'app_mention', user: daphne, channel: 'C0SALES001', text: mine.text } as const;
    const count = workspace.messages('sales').length;
    const retry = { headers: { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' } };
    await resend(mine, retry);
    await settled();
    expect(workspace.messages('sales')).toHaveLength(count);
    await bot.app.stop();
    await start();
    await resend(mine, retry);
    await settled();
    expect(workspace.messages('sales')).toHaveLength(count);
    // another message with the same words is another question
    await workspace.event({ ...again });
    await expect.poll(() => workspace.messages('sales').length).toBe(count + 2);
  }, 30_000);

  it('waits for Slack’s pace, and is said once where Slack’s answer was lost', async () => {
    workspace.inject({ on: 'chat.postMessage', fault: { kind: 'rate_limited', retryAfter: 1 } });
    expect((await mention('win rate last month')).answer.text).toMatch(/^Win rate/);
    await settled();
    workspace.inject({ on: 'chat.postMessage', fault: { kind: 'reset', taken: true } });
    const { mine } = await mention('win rate last month');
    await settled();
    expect(workspace.messages('sales').filter(({ threadTs }) => threadTs === mine.ts)).toHaveLength(1);
    expect(faults().at(-1)).toMatch(/a mention was perhaps not answered/);
  });

  it('whose picture cannot be had shows Slack’s own chart, and says so', async () => {
    workspace.inject({ on: 'upload', fault: { kind: 'http', status: 500 }, times: 9 });
    const { answer } = await mention('agents last month');
    await settled();
    expect([has(answer, 'image'), has(answer, 'data_visualization')]).toEqual([false, true]);
    expect(JSON.stringify(answer.blocks)).toMatch(/picture/);
  });

  it('whose picture Slack refuses to put in shows the next best', async () => {
    workspace.inject({ on: 'chat.update', fault: { kind: 'error', error: 'invalid_blocks' } });
    const { answer } = await mention('agents last month');
    await settled();
    expect([has(answer, 'image'), has(answer, 'data_visualization')]).toEqual([false, true]);
  });

  it('that was taken back before its picture came stays away', async () => {
    workspace.inject({ on: 'files.info', fault: { kind: 'delay', ms: 300 }, times: 2 });
    const { answer } = await mention('agents last month');
    await workspace.press({ message: answer, actionId: 'remove', user: daphne });
    await settled();
    expect(workspace.message('sales', answer.ts)).toBeUndefined();
    expect(faults()).toEqual([]);
  });

  it.each([
    ['a wait of some seconds', { kind: 'rate_limited', retryAfter: 4 }],
    ['a passing failure', { kind: 'error', error: 'service_unavailable' }],
  ] as const)('outlasts %s: there is no other way to answer it', async (_, fault) => {
    workspace.inject({ on: 'chat.postMessage', fault });
    expect((await mention('win rate last month')).answer.text).toMatch(/^Win rate/);
    expect(faults()).toEqual([]);
  });

  it('of somebody from another company, in a shared channel, is told no', async () => {
    const stranger = 'U0STRANGER';
    workspace.addPerson({ id: stranger, name: 'sam', realName: 'Sam Else' });
    const written = await workspace.say({ user: daphne, channel: 'sales', text: 'agents last month' });
    if ('refused' in written) throw new Error(written.refused);
    await resend({ ...written.message, user: stranger }, { headers: {} }, { user_team: 'T0OTHERS01' });
    await settled();
    const said = workspace.messages('sales').at(-1);
    expect(said?.text).toBe('I answer the people of the workspace that I belong to, and nobody else.');
  });

  it('is heard from people alone, and only where the bot is mentioned', async () => {
    const count = workspace.messages('sales').length;
    await workspace.say({ user: daphne, channel: 'sales', text: 'agents last month' });
    await bot.app.slack.clients.people.chat.postMessage({ channel: 'C0SALES001', text: `${kpi()} agents` });
    await settled();
    expect(workspace.messages('sales')).toHaveLength(count + 2);
  });
});

/** Tells the app of a message as Slack does when it thinks that it was not heard. */
async function resend(
  message: Message,
  options: { readonly headers: Readonly<Record<string, string>> },
  more: Readonly<Record<string, string>> = {},
) {
  const { user, text, ts, channel, threadTs } = message;
  const event = {
    type: 'app_mention',
    user,
    text,
    ts,
    event_ts: ts,
    channel,
    team: workspace.teamId,
    ...more,
  };
  const body = {
    team_id: workspace.teamId,
    api_app_id: 'A0KPI0APP',
    type: 'event_callback',
    event_id: 'Ev1',
  };
  await sendSigned(
    bot.app.port,
    workspace.signingSecret,
    {
      ...body,
      event: threadTs === undefined ? event : { ...event, thread_ts: threadTs },
    },
    options.headers,
  );
}

describe('a direct message', () => {
  it.each([
    ['revenue by product last month', daphne, /^Revenue by product/],
    ['chiffre d’affaires par produit le mois dernier', agathe, /^Chiffre d’affaires par produit/],
  ])(
    '%s: is answered where it was written, with controls that change it in place',
    async (said, user, title) => {
      const { answer } = await sayAndHear(workspace, direct(user, said));
      expect(answer.text).toMatch(title);
      expect([answer.threadTs, answer.onlyFor, has(answer, 'image')]).toEqual([undefined, undefined, true]);
      const pressed = await workspace.press({
        message: answer,
        actionId: 'period',
        value: 'last quarter',
        user,
      });
      expect(await pressed.answer()).toMatchObject({ effect: 'replaced', message: { ts: answer.ts } });
      await workspace.press({ message: answer, actionId: 'deals', user });
      await settled();
      expect(answer.text).toMatch(/deals|affaires/);
      // There is nobody else to share it with.
      expect(elementOf(answer.blocks, 'share')).toBeUndefined();
      await workspace.press({ message: answer, actionId: 'csv', user });
      await settled();
      expect(workspace.messages(directOf(user)).flatMap(({ files }) => files).length).toBeGreaterThan(0);
    },
  );

  it('that is a whole question stands for itself', async () => {
    await sayAndHear(workspace, direct(daphne, 'revenue last month in Paris'));
    const { answer } = await sayAndHear(workspace, direct(daphne, 'agents last year'));
    expect(answer.text).toBe((await command('agents last year')).text);
  });

  it('goes on from the one before for an hour, and offers what it would be alone', async () => {
    await sayAndHear(workspace, direct(daphne, 'revenue last month in Paris'));
    const { answer } = await sayAndHear(workspace, direct(daphne, 'and the win rate?'));
    expect(answer.text).toBe((await command('win rate last month office:Paris')).text);
    const alone = elementsOf(answer.blocks).find(({ value }) => value === 'win rate');
    await workspace.press({ message: answer, actionId: alone?.action_id ?? '', user: daphne });
    await settled();
    expect(workspace.messages(directOf(daphne)).at(-1)?.text).toBe((await command('win rate')).text);
    const next = await sayAndHear(workspace, direct(daphne, 'and last year?'));
    expect(next.answer.text).toBe((await command('win rate last year')).text);
    await sayAndHear(workspace, direct(daphne, 'revenue last month in Paris'));
    hours = 1.1;
    const later = await sayAndHear(workspace, direct(daphne, 'win rate'));
    expect(later.answer.text).toMatch(/^Win rate, Q/);
  });

  it('goes on from what is on the screen: a row that was looked into, an offer that was taken', async () => {
    const { answer } = await sayAndHear(workspace, direct(daphne, 'revenue by office last month'));
    await workspace.press({ message: answer, actionId: 'drill', value: 'Lyon', user: daphne });
    await settled();
    const next = await sayAndHear(workspace, direct(daphne, 'and last year?'));
    expect(next.answer.text).toBe((await command('office Lyon last year')).text);
  });

  it('of what was refused, or of somebody nobody knows, nothing is kept', async () => {
    await sayAndHear(workspace, direct(rosa, 'hello'));
    await sayAndHear(workspace, direct(rosa, 'how am I doing?'));
    const { answer } = await sayAndHear(workspace, direct(rosa, 'what was our revenue last month?'));
    expect(answer.text).toBe((await command('revenue last month', rosa)).text);
  });

  it('in a thread stays there, and goes on from what was asked there', async () => {
    const { mine } = await sayAndHear(workspace, direct(daphne, 'revenue last year'));
    const first = await sayAndHear(workspace, { ...direct(daphne, 'agents last month'), thread: mine.ts });
    expect(first.answer.threadTs).toBe(mine.ts);
    const second = await sayAndHear(workspace, { ...direct(daphne, 'in Paris'), thread: mine.ts });
    expect(second.answer.text).toBe((await command('agents last month office:Paris')).text);
  });

  it.each([
    ['not understood', 'wibble wobble', /I did not understand “wibble wobble”/],
    ['an open quote and markup', '"<!channel> *x*', /understand/],
    ['nothing but a sign', '?!', /What you can ask/],
    ['too long', 'revenue '.repeat(500), /longer than I can read/],
    ['SQL', "'; DROP TABLE deals; --", /but not “DROP”/],
    ['right to left', '\u202eagents \u05e9\u05dc\u05d5\u05dd', /but not “\u05e9/],
    ['an emoji alone', '👍', /What you can ask/],
  ])('%s is answered in a sentence', async (_, said, text) => {
    const { answer } = await sayAndHear(workspace, direct(daphne, said));
    expect(answer.text).toMatch(text);
    expect(answer.text).not.toContain('<!channel>');
    expect(faults()).toEqual([]);
  });

  it('whose blocks Slack refuses is said in text', async () => {
    workspace.inject({ on: 'chat.postMessage', fault: { kind: 'error', error: 'invalid_blocks' }, times: 2 });
    const { answer } = await sayAndHear(workspace, direct(daphne, 'agents last month'));
    expect([answer.blocks.length, answer.text.startsWith('Agents')]).toEqual([0, true]);
  });
});

describe('first words', () => {
  const newcomer = { id: 'U0NEWCOMER', name: 'nina', realName: 'Nina Roux', locale: 'fr-FR' };
  it('to whoever writes for the first time: before the answer, once', async () => {
    workspace.addPerson(newcomer);
    openDirect(newcomer.id);
    const said = () => workspace.messages('D0NEWCOMER').filter(({ user }) => user === workspace.botUserId);
    await workspace.say({ user: newcomer.id, channel: 'D0NEWCOMER', text: 'CA du mois dernier' });
    await expect.poll(() => said().length, { timeout: 10_000 }).toBe(2);
    expect(said().map(({ text }) => text.slice(0, 7))).toEqual(['Bonjour', 'Chiffre']);
    const greeting = said()[0];
    // Three questions to this base, of which two are buttons and one is how one speaks to it.
    const lines = elementsOf(greeting?.blocks ?? []).map(({ value }) => value);
    expect(lines).toHaveLength(2);
    expect(greeting?.text).toContain(`<@${rosa}>`);
    for (const { action_id } of elementsOf(greeting?.blocks ?? [])) {
      await workspace.press({ message: greeting as Message, actionId: action_id, user: newcomer.id });
      await settled();
      // It stays, and the answer comes after it.
      expect(said()[0]).toMatchObject({ text: greeting?.text });
      expect(said().at(-1)?.text).toMatch(/^(Commerciaux|Bureau.: )/);
    }
    await sayAndHear(workspace, { user: newcomer.id, channel: 'D0NEWCOMER', text: 'bonjour' });
    await settled();
    expect(said()).toHaveLength(5);
    expect(said()[4]?.text).toMatch(/^Avec plaisir/);
  });

  it('come with an answer that had to wait for the base, too', async () => {
    const early = { id: 'U0EARLY001', name: 'early', realName: 'Early Bird' };
    workspace.addPerson(early);
    openDirect(early.id);
    await bot.app.stop();
    await rm(join(folder, 'kpi.db'), { force: true });
    await rm(join(folder, 'kpi.db-wal'), { force: true });
    await rm(join(folder, 'kpi.db-shm'), { force: true });
    bot = await startBot(airtable, workspace, { ADMINS: rosa }, now);
    const said = () =>
      workspace.messages(directOf(early.id)).filter(({ user }) => user === workspace.botUserId);
    await workspace.say({ user: early.id, channel: directOf(early.id), text: 'revenue last month' });
    await expect.poll(() => said().length, { timeout: 15_000 }).toBeGreaterThanOrEqual(2);
    await settled();
    expect(said().at(-2)?.text).toMatch(/^Hello! I answer questions about sales/);
    expect(said().at(-1)?.text).toMatch(/^Revenue/);
  }, 30_000);

  it('to a channel that the bot joins: once, with an example that it understands', async () => {
    const joined = () => workspace.messages('deal-desk').filter(({ user }) => user === workspace.botUserId);
    await workspace.event({ type: 'member_joined_channel', user: workspace.botUserId, channel: 'deal-desk' });
    await expect.poll(() => joined().length).toBe(1);
    await workspace.event({ type: 'member_joined_channel', user: workspace.botUserId, channel: 'deal-desk' });
    await workspace.event({ type: 'member_joined_channel', user: daphne, channel: 'deal-desk' });
    await settled();
    expect(joined()).toHaveLength(1);
    const { text = '' } = (joined()[0]?.blocks[0]?.text ?? {}) as { text?: string };
    const example = /> (<@\w+> .+\?)/.exec(text)?.[1] ?? '';
    const { answer } = await sayAndHear(workspace, { user: daphne, channel: 'deal-desk', text: example });
    expect(answer.text).toMatch(/^Office: Paris, Q/);
  });
});
