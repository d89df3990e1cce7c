import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AirtableStandIn, startAirtable } from '../src/playground/airtable/server.ts';
import { buildSampleBase } from '../src/playground/sample.ts';
import type { Message } from '../src/playground/slack/model.ts';
import { startWorkspace, type Workspace } from '../src/playground/slack/workspace.ts';
import { type RunningBot, startBot } from './support/bot.ts';
import { agathe, daphne, people, rosa } from './support/people.ts';

const today = new Date().toISOString().slice(0, 10);

let airtable: AirtableStandIn;
let workspace: Workspace;
let bot: RunningBot;
/** how far the clocks of the bot and of Slack are ahead */
let hours = 0;
const now = () => Date.now() + hours * 3_600_000;

beforeAll(async () => {
  airtable = await startAirtable({ tables: buildSampleBase({ today, deals: 900 }), perSecond: 0 });
  workspace = await startWorkspace({
    now,
    people,
  });
  bot = await startBot(airtable, workspace, {}, now);
  await bot.app.parts.sync.ready();
}, 60_000);

afterAll(async () => {
  await bot.app.stop();
  await workspace.close();
  await airtable.close();
});

async function ask(text: string, user = daphne): Promise<Message> {
  const asked = await workspace.command({ text, user, channel: 'sales' });
  const { message } = await asked.answer();
  if (!message) throw new Error('no message arrived');
  return message;
}

/** Presses or chooses something in a message; what is there afterwards. */
async function press(message: Message, actionId: string, value?: string, user = daphne) {
  const pressed = await workspace.press({
    message,
    actionId,
    user,
    ...(value === undefined ? {} : { value }),
  });
  expect(pressed.ack).toMatchObject({ status: 200 });
  return pressed.answer();
}

interface Element {
  readonly type: string;
  readonly action_id: string;
  readonly options?: readonly { readonly value: string; readonly text: { readonly text: string } }[];
  readonly initial_option?: { readonly value: string };
}

function controls(message: Message) {
  const block = message.blocks.find(({ type }) => type === 'actions');
  return {
    blockId: String(block?.block_id ?? ''),
    elements: (block?.elements ?? []) as readonly Element[],
  };
}
const element = (message: Message, id: string) =>
  controls(message).elements.find(({ action_id }) => action_id === id);
const title = (message: Message) => {
  const { text } = (message.blocks.find(({ type }) => type === 'header') ?? {}) as {
    text?: { text: string };
  };
  return text?.text;
};
const faults = () => bot.logged.filter((line) => /"level":"(error|fatal)"/.test(line));

describe('an answer', () => {
  it('leads on: another period, another breakdown, into a row, and back, always in its own place', async () => {
    const first = await ask('agents last month');
    expect(element(first, 'period')?.initial_option?.value).toBe('last month');
    const quarter = await press(first, 'period', 'last quarter');
    expect(quarter).toMatchObject({ effect: 'replaced', message: { ts: first.ts } });
    expect(first.text).toMatch(/^Agents, Q\d/);
    await press(first, 'breakdown', 'product');
    expect(title(first)).toBe('Products');
    const [row] = element(first, 'drill')?.options ?? [];
    await press(first, 'drill', row?.value ?? '');
    expect(title(first)).toBe(`Product: ${row?.text.text}`);
    expect(element(first, 'period')?.initial_option?.value).toBe('last quarter');
    await press(first, 'back');
    expect(title(first)).toBe('Products');
    await press(first, 'back');
    await press(first, 'back');
    expect(first.text).toMatch(/^Agents, \w+ 20\d\d/);
    expect(element(first, 'back')).toBeUndefined();
  });

  it('shows the deals behind its figure, page by page, as many and as much as the figure says', async () => {
    const message = await ask('won deals this year');
    const counted = Number(/Won deals: ([\d,]+)/.exec(message.text)?.[1]?.replace(',', ''));
    await press(message, 'deals');
    expect(message.text).toContain(`${counted.toLocaleString('en')} `);
    const first = JSON.stringify(message.blocks);
    await press(message, 'page:1');
    expect(JSON.stringify(message.blocks)).not.toBe(first);
    await press(message, 'page');
    expect(message.text).toContain('1–10');
    await press(message, 'back');
    expect(element(message, 'deals')).toBeDefined();
  });

  it('shows how its figure came about, and that of another figure', async () => {
    const message = await ask('overview this year');
    await press(message, 'receipt');
    expect(title(message)).toMatch(/Revenue/);
    await press(message, 'figure', 'win_rate');
    expect(title(message)).toMatch(/Win rate/);
    await press(message, 'deals');
    await press(message, 'back');
    await press(message, 'back');
    expect(title(message)).toBe('Overview');
  });

  it('keeps its controls after a restart of the bot', async () => {
    const message = await ask('sectors last month');
    await bot.app.stop();
    bot = await startBot(airtable, workspace, {}, now);
    await bot.app.parts.sync.ready();
    await press(message, 'breakdown', 'office');
    expect(title(message)).toBe('Offices');
  });
});

describe('every control of every report', () => {
  const reports = [
    ['overview', 'synthèse'],
    ['agents last month', 'commerciaux mois dernier'],
    ['accounts', 'clients'],
    ['locations', 'pays'],
    ['pipeline', 'pipeline'],
    ['trend this year', 'tendance cette année'],
    ['kpis last quarter', 'indicateurs trimestre dernier'],
    ['me', 'moi'],
    ['team', 'équipe'],
    ['office Paris', 'bureau Paris'],
    ['win rate by agent', 'taux de réussite par commercial'],
    ['revenue by month this year', "chiffre d'affaires par mois cette année"],
    ['total_products', 'total_products'],
    ['top agent', 'meilleur commercial'],
  ] as const;

  it.each(reports)(
    '%s, %s',
    async (english, french) => {
      for (const [line, user] of [
        [english, daphne],
        [french, agathe],
      ] as const) {
        const offered = controls(await ask(line, user)).elements.filter(
          // what is sent to somebody, or to everybody, is no answer in this place
          ({ action_id }) => !['csv', 'share'].includes(action_id),
        );
        expect(offered.length).toBeGreaterThan(2);
        for (const { action_id, options = [] } of offered) {
          if (action_id.startsWith('ask')) continue;
          const values = options.length === 0 ? [undefined] : options.map(({ value }) => value).slice(0, 12);
          for (const value of values) {
            const message = await ask(line, user);
            const answered = await press(message, action_id, value, user);
            expect(answered.effect, `${line}: ${action_id} ${value}`).toMatch(/replaced|posted/);
            expect(answered.message?.text, `${line}: ${action_id} ${value}`).not.toMatch(
              /no longer in the base|n’est plus dans la base|nothing to show|rien à montrer/,
            );
          }
        }
      }
      expect(faults()).toEqual([]);
    },
    60_000,
  );
});

const seen = new Set<string>();

/** The next message that everybody in the channel sees. */
async function nextShared(): Promise<Message> {
  const find = () =>
    workspace.messages('sales').find(({ onlyFor, ts }) => onlyFor === undefined && !seen.has(ts));
  await expect.poll(find, { timeout: 15_000 }).toBeDefined();
  const shared = find();
  if (!shared) throw new Error('nothing was shared');
  seen.add(shared.ts);
  return shared;
}

describe('the file', () => {
  it('of the rows as shown, and of the deals behind a figure, comes to the person directly', async () => {
    const message = await ask('agents last month');
    const told = await press(message, 'csv');
    expect(told.message?.text).toMatch(/direct messages/);
    expect(title(message)).toBe('Agents');
    await press(message, 'deals');
    await press(message, 'csv');
    const files = workspace.messages(`D${daphne.slice(1)}`).flatMap(({ files }) => files);
    const texts = files.map((id) => workspace.files.get(id)?.bytes?.toString('utf8') ?? '');
    expect(texts).toHaveLength(2);
    for (const text of texts) expect(text.charCodeAt(0)).toBe(0xfeff);
    expect(texts[0]).toMatch(/^\ufeffAgent,/);
    expect(texts[1]?.trim().split('\r\n').length).toBeGreaterThan(10);
  }, 30_000);
});

describe('what others see', () => {
  it('is posted by the bot with its picture as a file; a closer look is the presser’s own, removal the sharer’s', async () => {
    const mine = await ask('agents last month');
    await workspace.press({ message: mine, actionId: 'share', user: daphne });
    const shared = await nextShared();
    expect(JSON.stringify(shared.blocks)).toMatch(/slack_file/);
    expect(JSON.stringify(shared.blocks)).toContain(`<@${daphne}>`);
    const closer = await press(shared, 'closer', undefined, rosa);
    expect(closer).toMatchObject({ effect: 'posted', message: { onlyFor: rosa } });
    expect(controls(closer.message as Message).elements.length).toBeGreaterThan(4);
    const refused = await press(shared, 'remove', undefined, rosa);
    expect(refused.message?.text).toContain(`<@${daphne}>`);
    expect(workspace.message(shared.channel, shared.ts)).toBeDefined();
    await workspace.press({ message: shared, actionId: 'remove', user: daphne });
    await expect.poll(() => workspace.message(shared.channel, shared.ts)).toBeUndefined();
  }, 30_000);

  it('“share” in a command does the same; one’s own figures are shared under one’s name', async () => {
    await workspace.command({ text: 'me share', user: daphne, channel: 'sales' });
    const shared = await nextShared();
    const closer = await press(shared, 'closer', undefined, agathe);
    expect(title(closer.message as Message)).toBe('Daphne Merrick');
  }, 30_000);
});

describe('presses in any order', () => {
  it('twice at once: the second finds what the first has done, and nothing is lost', async () => {
    const message = await ask('agents last month');
    const twice = await Promise.all([press(message, 'receipt'), press(message, 'receipt')]);
    expect(twice.map(({ effect }) => effect)).toEqual(['replaced', 'replaced']);
    expect(title(message)).toMatch(/Revenue/);
    await press(message, 'back');
    expect(title(message)).toBe('Agents');
    expect(element(message, 'back')).toBeUndefined();
  });

  it('late, from a message that shows something else by now: what was pressed is done', async () => {
    const message = await ask('agents last month');
    const asShown = structuredClone(message.blocks);
    await press(message, 'receipt');
    const now = message.blocks;
    // The press was on its way when the message changed: Slack sends the block that was pressed.
    Object.assign(message, { blocks: asShown });
    const pressed = press(message, 'breakdown', 'product');
    Object.assign(message, { blocks: now });
    await pressed;
    expect(title(message)).toBe('Products');
  });

  it('on an old message, after the base has changed: fresh figures, and a row that is gone says so', async () => {
    const message = await ask('products last month');
    const rows = element(message, 'drill')?.options ?? [];
    const products = airtable.tables.products;
    const gone = products?.rows.find(({ fields }) => fields.product === rows[0]?.value);
    const deals = airtable.tables.sales_pipeline;
    const { sync } = bot.app.parts;
    for (const { id, fields } of [...(deals?.rows ?? [])])
      if (JSON.stringify(fields.product).includes(gone?.id ?? '-')) deals?.delete(id);
    products?.delete(gone?.id ?? '');
    // A whole read: what was deleted is seen by no other.
    hours = 1;
    const read = await sync.refresh();
    if (read.kind === 'reading') await read.done;
    const told = await press(message, 'drill', rows[0]?.value);
    expect(told.message?.text).toContain(`“${rows[0]?.value}” is no longer in the base`);
    // Beside the answer, from which one goes on.
    expect([told.effect, title(message)]).toEqual(['posted', 'Products']);
    const again = await ask('products last month');
    expect(element(again, 'drill')?.options?.map(({ value }) => value)).not.toContain(rows[0]?.value);
    expect(faults()).toEqual([]);
  }, 30_000);
});

describe('presses that nobody could make', () => {
  async function forge(blockId: string, actionId = 'back', user = daphne) {
    const message = await ask('agents', user);
    const at = message.blocks.findIndex(({ type }) => type === 'actions');
    const block = message.blocks[at] as { block_id: string; elements: { action_id: string }[] };
    block.block_id = blockId;
    const [first] = block.elements;
    const isThere = block.elements.some(({ action_id }) => action_id === actionId);
    if (first && !isThere) first.action_id = actionId;
    return press(message, actionId, actionId === 'period' ? 'last month' : undefined, user);
  }

  it.each([
    ['a cut block id', 't:["agents last mo'],
    ['an unknown key', 'k:AAAAAAAAAAAAAAAAAAAAAA'],
    ['an empty one', 't:[]'],
    ['one of another app', 'b12345'],
    ['text that is no list', 't:{"here":"agents"}'],
    ['a figure that is none', 't:["? no_such_kpi agents"]'],
    ['a page that is none', 't:["#99999999 total_revenue agents"]'],
  ])('%s is answered with a sentence', async (_, blockId) => {
    expect((await forge(blockId)).message?.text).toMatch(/too old to go on from/);
  });

  it('a question that is no question any more says so', async () => {
    expect((await forge('t:["agent \\"Nobody Atall\\""]')).message?.text).toMatch(/Nobody Atall/);
    expect(faults()).toEqual([]);
  });

  it('another’s question about themselves is about whoever presses', async () => {
    const mine = await ask('me', daphne);
    const forged = await forge(controls(mine).blockId, 'receipt', agathe);
    expect(forged.message?.text).toContain('Agathe Lemoine');
    expect(forged.message?.text).not.toContain('Daphne');
  });

  it('a command in a block id is none of the places that one can go to', async () => {
    for (const line of ['refresh', 'link Rosa', 'unlink', 'help'])
      expect((await forge(`t:["${line}"]`, 'receipt')).message?.text).toMatch(/too old to go on from/);
  });

  it.each(['no_such_action', 'ask', '__proto__'])(
    'an action id that is none is acknowledged, and does nothing: %s',
    async (actionId) => {
      const message = await ask('agents');
      const before = JSON.stringify(message.blocks.slice(0, -1));
      const block = message.blocks.at(-1) as { elements: { action_id: string; value?: string }[] };
      const button = block.elements.at(-1);
      if (button) button.action_id = actionId;
      const { ack } = await workspace.press({ message, actionId, user: daphne });
      expect(ack).toMatchObject({ status: 200 });
      await expect.poll(() => bot.app.slack.work.running()).toBe(0);
      if (actionId !== 'ask') expect(JSON.stringify(message.blocks.slice(0, -1))).toBe(before);
      expect(faults()).toEqual([]);
    },
  );
});
