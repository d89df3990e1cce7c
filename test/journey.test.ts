import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type AirtableStandIn, startAirtable } from '../src/playground/airtable/server.ts';
import type { Rows } from '../src/playground/airtable/table.ts';
import { buildSampleBase } from '../src/playground/sample.ts';
import { startWorkspace, type Workspace } from '../src/playground/slack/workspace.ts';
import type { MessageBlock } from '../src/slack/blocks.ts';
import { type RunningBot, startBot } from './support/bot.ts';
import { type EmulatedSlack, startEmulatedSlack } from './support/emulate.ts';
import { sendSigned } from './support/signed.ts';

const today = new Date().toISOString().slice(0, 10);

let airtable: AirtableStandIn;
let workspace: Workspace;
let bot: RunningBot;
/** how far the clocks of the bot and of Slack are ahead */
let hours = 0;

async function start(options: { tables?: Rows; overrides?: Record<string, string> } = {}) {
  hours = 0;
  airtable = await startAirtable({
    tables: options.tables ?? buildSampleBase({ today, deals: 600 }),
    perSecond: 0,
  });
  workspace = await startWorkspace();
  bot = await startBot(airtable, workspace, options.overrides, () => Date.now() + hours * 3_600_000);
  await bot.app.parts.sync.ready();
}

async function stop() {
  await bot.app.stop();
  await workspace.close();
  await airtable.close();
}

/** Types `/kpi <text>` and gives what arrives. */
async function ask(text: string, user = 'darcel') {
  const asked = await workspace.command({ text, user, channel: 'sales', shiftSeconds: hours * 3600 });
  expect(asked.ack).toMatchObject({ status: 200, body: '' });
  const { message } = await asked.answer();
  if (!message) throw new Error('no message arrived');
  return message;
}

const blocksOf = (message: { readonly blocks?: unknown }): MessageBlock[] =>
  JSON.parse(JSON.stringify(message.blocks ?? []));
const types = (message: { readonly blocks?: unknown }) => blocksOf(message).map(({ type }) => type);
const faults = () => bot.logged.filter((line) => /"level":"(error|fatal)"/.test(line));

describe('asking in Slack', () => {
  beforeAll(() => start());
  afterAll(stop);

  it('answers the asker alone with header, context, figures, picture and table, and a full text', async () => {
    const message = await ask('agents last month');
    expect(types(message)).toEqual([
      'header',
      'context',
      'section',
      'image',
      'data_table',
      'context',
      'actions',
    ]);
    expect(message.text).toMatch(/^Agents, .+ Revenue: €[\d,]+ .+ Win rate: [\d.]+%/);
    expect(workspace.messages('sales')).toHaveLength(0);
    expect(workspace.messages('sales', 'darcel')).toHaveLength(1);
    expect(faults()).toEqual([]);
  });

  it('serves the picture under an address that holds no figure', async () => {
    const message = await ask('agents last month');
    const image = blocksOf(message).find((block) => block.type === 'image');
    if (!image || !('image_url' in image)) throw new Error('no picture');
    expect(image.image_url).toMatch(/^https:\/\/kpi\.example\.com\/chart\/[\w-]{22}\.png$/);
    const picture = await fetch(`http://127.0.0.1:${bot.app.port}${new URL(image.image_url ?? '').pathname}`);
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
  });

  it('answers in the language of the asker, whatever the language of the words', async () => {
    expect((await ask('agents last month', 'melvin')).text).toMatch(/^Commerciaux, .+ Chiffre d’affaires.*€/);
    expect((await ask('commerciaux mois dernier')).text).toMatch(/^Agents, /);
  });

  it('names what it does not know, and the suggestion pressed takes its place', async () => {
    const problem = await ask('agnets last month');
    expect(problem.text).toMatch(/agnets/);
    expect(types(problem)).toEqual(['section', 'actions']);
    const pressed = await workspace.press({ message: problem, actionId: 'ask:1', user: 'darcel' });
    const arrival = await pressed.answer();
    expect(arrival.effect).toBe('replaced');
    expect(arrival.message?.text).toMatch(/^Agents, /);
  });

  it('shares an answer with the channel, and says by whom', async () => {
    await workspace.command({ text: 'revenue share', user: 'darcel', channel: 'sales' });
    await expect.poll(() => workspace.messages('sales').length, { timeout: 10_000 }).toBe(1);
    expect(JSON.stringify(workspace.messages('sales')[0]?.blocks)).toMatch(/Shared by <@U0AGENT001>/);
  });

  it('has a button that shares it, and stays as it is when that is pressed', async () => {
    const message = await ask('win rate last month');
    const before = workspace.messages('sales').length;
    await workspace.press({ message, actionId: 'share', user: 'darcel' });
    await expect.poll(() => workspace.messages('sales').length, { timeout: 10_000 }).toBe(before + 1);
    expect(workspace.messages('sales', 'darcel').filter(({ text }) => text === message.text)).not.toEqual([]);
  });

  it.each(['help', 'data', 'status'])('answers %s', async (word) => {
    expect((await ask(word)).text).not.toMatch(/sorry|do not know/i);
    expect(faults()).toEqual([]);
  });

  it('reads the base when asked to, and says when it is done; at once again it asks for patience', async () => {
    const asked = await workspace.command({ text: 'refresh', user: 'darcel' });
    const first = (await asked.answer()).message?.text ?? '';
    // The first read was seconds ago.
    expect(first).toMatch(/seconds? ago|minute/);
  });

  const odd = [
    ['3,000 characters', 'agents '.repeat(428)],
    ['more than that', 'x'.repeat(5000)],
    ['control characters', 'agents\u0000\u0007\u001b[31m last\tmonth'],
    ['right-to-left', '\u202eagents \u05e9\u05dc\u05d5\u05dd'],
    ['emoji', '🚀🔥 agents 💶'],
    ['an open quote', 'agent "Agathe'],
    ['typographic quotes', 'agent “Agathe'],
    ['markup', '*agents* <!channel> <@U0HEAD0001> `x`'],
    ['nothing but spaces', '   '],
    ['SQL', "'; DROP TABLE record; --"],
    ['a formula', '=HYPERLINK("http://x")'],
    ['a URL', '<https://example.com|agents>'],
    ['numbers', '99999999999999999999 2017-99-99 Q9 top 0'],
    ['a prototype', '__proto__ constructor toString'],
    ['lone surrogates', '\ud800 agents \udc00'],
  ] as const;
  it.each(odd)('answers to %s, without a fault', async (_, text) => {
    const message = await ask(text);
    expect(message.text?.length).toBeGreaterThan(5);
    expect(message.text).not.toMatch(/<!channel>|<@U0HEAD0001>/);
    expect(faults()).toEqual([]);
  });
});

describe('a base that changes', () => {
  afterEach(stop);

  it('an agent called <!channel>, one called *_~, a product called Q3, two agents of one name: shown, never obeyed', async () => {
    const base = buildSampleBase({ today, deals: 200, oddities: false });
    const [first, second, third, fourth] = (base.sales_teams ?? []).map(({ id }) => id);
    const rename =
      (name: string, id: string | undefined) => (row: { id: string; fields: Record<string, unknown> }) =>
        row.id === id ? { ...row, fields: { ...row.fields, sales_agent: name } } : row;
    const teams = [
      ['<!channel>', first],
      ['*_~', second],
      ['Sam Twin', third],
      ['Sam Twin', fourth],
    ].reduce((rows, [name, id]) => rows.map(rename(name ?? '', id)), base.sales_teams ?? []);
    const products = (base.products ?? []).map((row, at) =>
      at === 0 ? { ...row, fields: { ...row.fields, product: 'Q3' } } : row,
    );
    await start({ tables: { ...base, sales_teams: teams, products } });
    const message = await ask('agents all time');
    const table = blocksOf(message).find((block) => block.type === 'data_table');
    expect(JSON.stringify(table)).toContain('<!channel>');
    expect(JSON.stringify(table)).toMatch(/Sam Twin \(.+\)/);
    const interpreted = blocksOf(message).filter(
      ({ type }) => !['data_table', 'image', 'actions'].includes(type),
    );
    expect(JSON.stringify(interpreted) + message.text).not.toContain('<!channel>');
    expect((await ask('Sam Twin')).blocks).toHaveLength(2);
    expect((await ask('"Q3"')).text).toMatch(/^Product: Q3/);
    expect((await ask('Q3')).text).toMatch(/^Overview, Q3/);
    expect(faults()).toEqual([]);
  });

  it('an empty base is answered, not apologised for', async () => {
    await start({ tables: { sales_pipeline: [], products: [], sales_teams: [], accounts: [] } });
    for (const text of ['', 'agents', 'pipeline', 'trend all time', 'kpis', 'data', 'help', 'revenue']) {
      expect((await ask(text)).text?.length, text).toBeGreaterThan(10);
    }
    expect((await ask('')).text).toMatch(/no deal yet/);
    expect(faults()).toEqual([]);
  });

  it('a restart answers at once, with no call to Airtable', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kpi-'));
    const overrides = { DATABASE_URL: `file:${join(folder, 'kpi.db')}` };
    await start({ overrides });
    const before = await ask('kpis all time');
    await bot.app.stop();
    const calls = airtable.requests.length;
    bot = await startBot(airtable, workspace, overrides);
    const after = await ask('kpis all time');
    expect(after.text?.replace(/data of .*/, '')).toBe(before.text?.replace(/data of .*/, ''));
    expect(airtable.requests).toHaveLength(calls);
    await rm(folder, { recursive: true });
  });

  it('a table that lost more than half of its records is refused and shown, and taken when it is confirmed', async () => {
    await start();
    const all = bot.app.parts.sync.dataset()?.size ?? 0;
    const pipeline = airtable.tables.sales_pipeline;
    for (const { id } of [...(pipeline?.rows ?? [])].slice(0, 400)) pipeline?.delete(id);
    hours = 1;
    const { sync } = bot.app.parts;
    const refresh = async () => {
      const answer = await sync.refresh();
      return answer.kind === 'reading' ? (await answer.done).kind : answer.kind;
    };
    expect(await refresh()).toBe('refused');
    expect(sync.dataset()?.size).toBe(all);
    expect((await ask('status')).text).toMatch(/200 Deals.+600|found 200/);
    hours = 2;
    expect(await refresh()).toBe('read');
    expect(sync.dataset()?.size).toBe(200);
  });

  it('a refresh says that it begins, and later by itself that it is done', async () => {
    await start();
    hours = 1;
    const asked = await workspace.command({
      text: 'refresh',
      user: 'darcel',
      channel: 'sales',
      shiftSeconds: 3600,
    });
    expect((await asked.answer(1)).message?.text).toMatch(/^Reading the whole base now/);
    expect((await asked.answer(2)).message?.text).toMatch(/^Done: 600 deals/);
  });

  it('while Airtable is down the old data keeps answering, and status says since when', async () => {
    await start();
    airtable.faults.always({
      status: 401,
      body: { error: { type: 'AUTHENTICATION_REQUIRED', message: 'no' } },
    });
    hours = 1;
    const answer = await bot.app.parts.sync.refresh();
    expect(answer.kind === 'reading' && (await answer.done).kind).toBe('problem');
    expect((await ask('agents last month')).text).toMatch(/^Agents, /);
    expect((await ask('status')).text).toMatch(/AIRTABLE_API_TOKEN/);
    expect((await ask('status', 'melvin')).text).toMatch(/jeton/);
    expect(JSON.stringify(bot.logged)).not.toContain(airtable.token);
  });
});

describe('a second opinion: emulate’s Slack with the scopes of the manifest', () => {
  /** Runs it with the bot writing to emulate; commands still come from our own stand-in. */
  async function emulated(run: (slack: EmulatedSlack) => Promise<void>) {
    const slack = await startEmulatedSlack();
    try {
      await start({
        tables: buildSampleBase({ today, deals: 300 }),
        overrides: { SLACK_API_URL: slack.apiUrl, SLACK_BOT_TOKEN: slack.botToken },
      });
      await run(slack);
    } finally {
      await stop();
      await slack.close();
    }
  }

  it('knows the bot, tells the asker, and takes the answer that the bot gives', async () => {
    await emulated(async (slack) => {
      const message = await ask('agents last month');
      const { people } = bot.app.slack.clients;
      const posted = await people.chat.postMessage({
        channel: await slack.channelId('sales'),
        text: message.text ?? '',
        blocks: message.blocks as never,
      });
      expect(posted.ok).toBe(true);
      const known = await people.users.info({ user: await slack.userId('darcel'), include_locale: true });
      expect(known.user?.name).toBe('darcel');
      expect(faults()).toEqual([]);
    });
  });

  it('takes a mention’s answer and its picture, a direct answer, and a Home tab', async () => {
    await emulated(async (slack) => {
      const { people } = bot.app.slack.clients;
      const [user, channel] = [await slack.userId('darcel'), await slack.channelId('sales')];
      const tell = async (event: Record<string, unknown>) => {
        await sendSigned(bot.app.port, workspace.signingSecret, {
          team_id: 'T1',
          api_app_id: 'A1',
          type: 'event_callback',
          event_id: `Ev-${event.type}`,
          event: { user, ...event },
        });
        await vi.waitUntil(() => bot.app.slack.work.running() === 0, { timeout: 10_000 });
      };

      const { user_id: me } = await people.auth.test();
      const text = `<@${me}> agents last month`;
      const { ts } = await people.chat.postMessage({ channel, text });
      await tell({ type: 'app_mention', channel, text, ts });
      await vi.waitFor(async () => {
        const { messages } = await slack.reader.conversations.replies({ channel, ts: ts ?? '' });
        expect(messages?.map((one) => one.text)).toEqual([text, expect.stringMatching(/^Agents/)]);
        expect(types(messages?.[1] ?? {})).toContain('image');
      }, 10_000);

      const { channel: direct } = await people.conversations.open({ users: user });
      await tell({
        type: 'message',
        channel: direct?.id,
        channel_type: 'im',
        ts: '1700000000.000100',
        text: 'revenue last month',
      });
      await tell({ type: 'app_home_opened', channel: direct?.id, tab: 'home' });
      expect(faults()).toEqual([]);
    });
  });
});
