import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AirtableStandIn, startAirtable } from '../src/playground/airtable/server.ts';
import type { Rows } from '../src/playground/airtable/table.ts';
import { buildSampleBase } from '../src/playground/sample.ts';
import type { Message } from '../src/playground/slack/model.ts';
import { startWorkspace, type Workspace } from '../src/playground/slack/workspace.ts';
import { type RunningBot, startBot } from './support/bot.ts';
import { directOf, elementsOf, headersOf, sayAndHear } from './support/talk.ts';

const today = new Date().toISOString().slice(0, 10);
const [english, french] = ['U0ENGLISH1', 'U0FRENCH01'];
const count = 500;
const longName = (at: number) =>
  `${String(at).padStart(3, '0')} ${'Maximilian-Ägidius & <Söhne> '.repeat(3)}`.slice(0, 60).trim();

/** 500 agents, two managers, every name 60 characters long and full of what Slack reads as its own. */
function longBase(): Rows {
  const base = buildSampleBase({ today, deals: 2000, oddities: false, references: 'plain' });
  const agents = Array.from({ length: count }, (_, at) => ({
    id: `recAgt${String(at).padStart(11, '0')}`,
    fields: {
      sales_agent: longName(at),
      manager: `${longName(900 + (at % 2))}`,
      regional_office: `${longName(950 + (at % 3))}`,
      ...(at === 0 ? { email: 'e@example.com' } : at === 1 ? { email: 'f@example.com' } : {}),
    },
  }));
  const renamed = (field: string, start: number) => (row: Rows[string][number]) => ({
    ...row,
    fields: { ...row.fields, [field]: longName(start + Number(row.id.slice(-3))) },
  });
  const accounts = (base.accounts ?? []).map(renamed('account', 600)).map(renamed('sector', 700));
  const deals = (base.sales_pipeline ?? []).map((row, at) => ({
    ...row,
    fields: {
      ...row.fields,
      sales_agent: longName(at % count),
      account: accounts[at % accounts.length]?.fields.account,
    },
  }));
  return { ...base, sales_teams: agents, accounts, sales_pipeline: deals };
}

let airtable: AirtableStandIn;
let workspace: Workspace;
let bot: RunningBot;

beforeAll(async () => {
  airtable = await startAirtable({ tables: longBase(), perSecond: 0 });
  workspace = await startWorkspace({
    people: [
      { id: english, name: 'e', realName: 'E', email: 'e@example.com' },
      { id: french, name: 'f', realName: 'F', email: 'f@example.com', locale: 'fr-FR' },
    ],
  });
  for (const user of [english, french])
    workspace.addChannel({
      id: directOf(user),
      name: 'directmessage',
      kind: 'im',
      members: [user],
      bot: true,
    });
  bot = await startBot(airtable, workspace, { ADMINS: english });
  await bot.app.parts.sync.ready();
}, 60_000);
afterAll(async () => {
  await bot.app.stop();
  await workspace.close();
  await airtable.close();
});

const settled = () => expect.poll(() => bot.app.slack.work.running(), { timeout: 15_000 }).toBe(0);
/** What Slack refused, what was cut to please it but rows (of which the message says so), and what failed. */
const complaints = () =>
  bot.logged.filter(
    (line) =>
      /"level":"(warn|error|fatal)"/.test(line) && !/"cuts":\[(\{"what":"row",[^}]+\},?)+\]/.test(line),
  );

const blockIdOf = ({ blocks }: Message) => String(blocks.find(({ type }) => type === 'actions')?.block_id);

async function ask(text: string, user: string): Promise<Message> {
  const { message } = await (await workspace.command({ text, user, channel: 'sales' })).answer();
  if (!message) throw new Error('no message arrived');
  return message;
}

const lines = [
  ...['', 'agents', 'managers', 'offices', 'accounts', 'sectors', 'products', 'locations', 'pipeline'],
  ...['trend', 'kpis', 'me', 'team', `agent "${longName(7)}"`, `manager "${longName(900)}"`],
  ...[`office "${longName(950)}"`, 'revenue by agent all time', 'win rate by account', 'pipeline by agent'],
  ...['top agent', `revenue agent:${Array.from({ length: 20 }, (_, at) => `"${longName(at)}"`).join(',')}`],
  ...['Maximilian', 'agent Maximilia', 'help', 'data', 'status'],
];

describe.each([
  ['in English', english],
  ['in French', french],
])('500 agents of 60 characters each, %s', (_, user) => {
  it.each(lines)(
    'the answer to %j, its deals, its receipt and what can be searched are within Slack’s limits',
    async (line) => {
      const message = await ask(line, user);
      expect(message.blocks.length).toBeGreaterThan(0);
      for (const actionId of ['deals', 'receipt'] as const) {
        const again = await ask(line, user);
        if (!elementsOf(again.blocks).some(({ action_id }) => action_id === actionId)) continue;
        await workspace.press({ message: again, actionId, user });
        await settled();
        expect(elementsOf(again.blocks).length).toBeGreaterThan(0);
      }
      const search = elementsOf(message.blocks).find(({ type }) => type === 'external_select');
      if (search) {
        const found = await workspace.options({
          message,
          user,
          blockId: blockIdOf(message),
          actionId: search.action_id,
          typed: '04',
        });
        expect(found).toMatchObject({ options: expect.arrayContaining([expect.anything()]) });
      }
      expect(complaints()).toEqual([]);
    },
  );

  it('a row found by its name is looked into', async () => {
    const message = await ask('agents', user);
    const found = await workspace.options({
      message,
      user,
      blockId: blockIdOf(message),
      actionId: 'drill',
      typed: '499 max',
    });
    if (!('options' in found)) throw new Error('nothing was found');
    await workspace.press({ message, user, actionId: 'drill', value: found.options?.[0] as never });
    await settled();
    expect(headersOf(message.blocks)[0]).toContain(longName(499));
    expect(complaints()).toEqual([]);
  });

  it('so are the Home tab, a mention with its picture, a direct message and the first words', async () => {
    await workspace.openHome({ user });
    await settled();
    const home = workspace.homes.get(user);
    expect(headersOf((home?.view.blocks ?? []) as never)).toHaveLength(4);
    const { answer } = await sayAndHear(workspace, {
      ...{ user, channel: 'sales' },
      text: `<@${workspace.botUserId}> agents last year`,
    });
    await settled();
    expect(answer.blocks.some(({ type }) => type === 'image')).toBe(true);
    await sayAndHear(workspace, { user, channel: directOf(user), text: 'team' });
    await settled();
    const greeted = workspace.messages(directOf(user)).at(-2);
    expect(elementsOf(greeted?.blocks ?? [])).toHaveLength(2);
    await workspace.command({ text: 'accounts share', user, channel: 'sales' });
    await settled();
    expect(complaints()).toEqual([]);
  });
});
