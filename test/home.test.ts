import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type AirtableStandIn, startAirtable } from '../src/playground/airtable/server.ts';
import { buildSampleBase } from '../src/playground/sample.ts';
import type { Message, StoredView } from '../src/playground/slack/model.ts';
import { startWorkspace, type Workspace } from '../src/playground/slack/workspace.ts';
import { type RunningBot, startBot } from './support/bot.ts';
import { agathe, daphne, harriet, people, rosa } from './support/people.ts';
import { directOf, elementOf, elementsOf, headersOf, sayAndHear } from './support/talk.ts';

const today = new Date().toISOString().slice(0, 10);

let airtable: AirtableStandIn;
let workspace: Workspace;
let bot: RunningBot;

async function start(overrides: Readonly<Record<string, string>> = {}) {
  workspace = await startWorkspace({ people });
  bot = await startBot(airtable, workspace, { ADMINS: rosa, DIGEST_CHANNEL: 'C0SALES001', ...overrides });
}
async function stop() {
  await bot.app.stop();
  await workspace.close();
}

const settled = () => expect.poll(() => bot.app.slack.work.running(), { timeout: 15_000 }).toBe(0);
const faults = () => bot.logged.filter((line) => /"level":"(error|fatal)"/.test(line));
const shownTo = (user: string) => workspace.homes.get(user);
const blocksOf = (view: StoredView | undefined) =>
  (view?.view.blocks ?? []) as readonly Readonly<Record<string, unknown>>[];
const textOf = (view: StoredView | undefined) => JSON.stringify(blocksOf(view)).replaceAll('\u00a0', ' ');

/** Opens the Home tab, and gives it as it stands when nothing is under way any more. */
async function open(user: string): Promise<StoredView> {
  await workspace.openHome({ user });
  await settled();
  const view = shownTo(user);
  if (!view) throw new Error('there is no Home tab');
  return view;
}
async function choose(user: string, actionId: string, value: string): Promise<StoredView> {
  const view = shownTo(user);
  if (!view) throw new Error('there is no Home tab');
  await workspace.press({ view, user, actionId, value });
  await settled();
  return view;
}
async function command(text: string, user: string): Promise<Message> {
  const { message } = await (await workspace.command({ text, user, channel: 'sales' })).answer();
  if (!message) throw new Error('no message arrived');
  return message;
}
/** The headline figures of a message or a view, as they are read. */
const fieldsOf = (blocks: readonly Readonly<Record<string, unknown>>[]) =>
  blocks.flatMap(({ fields }) => ((fields ?? []) as { text: string }[]).map(({ text }) => text));

beforeAll(async () => {
  airtable = await startAirtable({ tables: buildSampleBase({ today, deals: 900 }), perSecond: 0 });
});
afterAll(() => airtable.close());

describe('the Home tab', () => {
  beforeAll(async () => {
    await start();
    await bot.app.parts.sync.ready();
  });
  afterEach(() => workspace.clearFaults());
  afterAll(stop);

  it('is there within a second, from the data in memory: no call to Airtable', async () => {
    const calls = airtable.requests.length;
    const began = performance.now();
    await workspace.openHome({ user: daphne });
    await expect.poll(() => shownTo(daphne), { interval: 5 }).toBeDefined();
    expect(performance.now() - began).toBeLessThan(1000);
    await settled();
    expect(airtable.requests).toHaveLength(calls);
  });

  it.each([
    ['an agent', daphne, ['Daphne Merrick', 'Harriet Colby’s team', 'Overview'], ['me', 'team', '']],
    [
      'an agent, in French',
      agathe,
      ['Agathe Lemoine', 'L’équipe d’Élodie Marchand', 'Synthèse'],
      ['me', 'team', ''],
    ],
  ])(
    'of %s has their own figures, their team’s and everybody’s, as /kpi has them',
    async (_, user, titles, lines) => {
      const blocks = blocksOf(await open(user));
      expect(headersOf(blocks).slice(0, 3)).toEqual(titles);
      const figures = fieldsOf(blocks);
      for (const line of lines) {
        const asked = fieldsOf((await command(line, user)).blocks);
        expect(asked.length).toBeGreaterThan(5);
        // Of what is not their own, the first figures.
        expect(figures).toEqual(expect.arrayContaining(line === 'me' ? asked : asked.slice(0, 4)));
      }
      expect(blocks.filter(({ type }) => type === 'image')).toMatchObject([
        { image_url: expect.stringMatching(/^https:\/\/kpi\.example\.com\/chart\/[\w-]{22}\.png$/) },
      ]);
      expect(faults()).toEqual([]);
    },
  );

  it('lists the team as text, says when the digest comes, how old the data is and whom to ask', async () => {
    const text = textOf(await open(daphne));
    expect(text).toMatch(/_Agent · Revenue · Won deals · Win rate_\\n\*[^*]+\* · €[\d,]+ · \d+ · [\d.]+%/);
    expect(text).toMatch(/Next digest: [^"]+, to <#C0SALES001>/);
    expect(text).toMatch(/data as of [^"]+ \(just now\)/);
    expect(text).toContain(`ask <@${rosa}>`);
  });

  it('asks a manager, who is known by name, whether it is they; then it is theirs', async () => {
    const view = await open(harriet);
    expect(textOf(view)).toMatch(/Are you Harriet Colby in the base\?/);
    expect(headersOf(blocksOf(view))[0]).toBe('Overview');
    await workspace.press({ view, user: harriet, actionId: 'claim' });
    await settled();
    expect(textOf(view)).toMatch(/Done: in the base you are Harriet Colby/);
    expect(headersOf(blocksOf(view)).slice(0, 2)).toEqual(['Harriet Colby’s team', 'Overview']);
    expect(textOf(await open(harriet))).not.toMatch(/Done:|Are you/);
  });

  it('tells a stranger how to be somebody, and shows what concerns everybody', async () => {
    const view = await open(rosa);
    expect(textOf(view)).toMatch(/do not know yet who in the base you are/);
    expect(headersOf(blocksOf(view))[0]).toBe('Overview');
  });

  it('asks a question with one press; the answer comes directly, with its controls', async () => {
    const view = await open(daphne);
    const question = elementsOf(blocksOf(view)).find(({ value }) => value === 'agents');
    await workspace.press({ view, user: daphne, actionId: question?.action_id ?? '' });
    await settled();
    const answer = workspace.messages(directOf(daphne)).at(-1);
    expect(answer?.text).toBe((await command('agents', daphne)).text);
    expect(elementOf(answer?.blocks ?? [], 'period')).toBeDefined();
    expect(textOf(view)).toContain('The answer to *Agents* is under *Messages*.');
    const { url } = elementOf(blocksOf(view), 'open') ?? {};
    expect(url).toBe(`slack://app?team=${workspace.teamId}&id=A0KPI0APP&tab=messages`);
    // What is written there goes on from it; the first words to a newcomer come before.
    const there = { user: daphne, channel: directOf(daphne) };
    await sayAndHear(workspace, { ...there, text: 'hello' });
    const { answer: next } = await sayAndHear(workspace, { ...there, text: 'and last month?' });
    expect(next.text).toBe((await command('agents last month', daphne)).text);
  });

  it('every question on it is understood, in both languages', async () => {
    for (const user of [daphne, agathe]) {
      const view = await open(user);
      const questions = elementsOf(blocksOf(view)).filter(({ action_id }) => action_id.startsWith('ask'));
      expect(questions).toHaveLength(8);
      for (const { action_id } of questions) {
        await workspace.press({ view, user, actionId: action_id });
        await settled();
        expect(workspace.messages(directOf(user)).at(-1)?.text).toMatch(/202\d/);
      }
    }
  });

  it('takes a language, which holds everywhere, and gives it back', async () => {
    await open(daphne);
    const french = await choose(daphne, 'locale', 'fr');
    expect(headersOf(blocksOf(french)).at(-1)).toBe('Réglages');
    expect(elementOf(blocksOf(french), 'locale')?.initial_option?.value).toBe('fr');
    expect((await command('agents last month', daphne)).text).toMatch(/^Commerciaux/);
    const automatic = await choose(daphne, 'locale', 'auto');
    expect(headersOf(blocksOf(automatic)).at(-1)).toBe('Settings');
    expect((await command('agents last month', daphne)).text).toMatch(/^Agents/);
  });

  it('takes a default period: for one’s own questions, never for what others see or who looks closer', async () => {
    await open(daphne);
    await choose(daphne, 'own_period', 'last month');
    expect((await command('agents', daphne)).text).toBe((await command('agents last month', daphne)).text);
    expect((await command('agents', rosa)).text).toMatch(/^Agents, Q\d/);
    const before = workspace.messages('sales').length;
    await workspace.command({ text: 'agents share', user: daphne, channel: 'sales' });
    await expect.poll(() => workspace.messages('sales').length, { timeout: 10_000 }).toBe(before + 1);
    await settled();
    const shared = workspace.messages('sales').at(-1) as Message;
    const closer = await workspace.press({ message: shared, actionId: 'closer', user: rosa });
    expect((await closer.answer()).message?.text).toBe(shared.text);
    await choose(daphne, 'own_period', 'auto');
    expect((await command('agents', daphne)).text).toMatch(/^Agents, Q\d/);
  }, 20_000);

  it.each([
    ['locale', 'de'],
    ['own_period', 'next month'],
  ])('takes no %s that is none: %s', async (actionId, value) => {
    const view = await open(daphne);
    const element = elementOf(blocksOf(view), actionId);
    // A forged choice: the menu had no such option.
    (element?.options as unknown[] | undefined)?.push({ value, text: { type: 'plain_text', text: value } });
    await workspace.press({ view, user: daphne, actionId, value }).catch(() => {});
    await settled();
    expect(headersOf(blocksOf(await open(daphne)))[0]).toBe('Daphne Merrick');
    expect(elementOf(blocksOf(await open(daphne)), actionId)?.initial_option?.value).toBe('auto');
  });

  it('of two choices at once shows the last', async () => {
    const view = await open(daphne);
    const press = (value: string) => workspace.press({ view, user: daphne, actionId: 'locale', value });
    await Promise.all([press('fr'), press('en'), press('fr')]);
    await settled();
    const { locale } = await bot.app.parts.store.settings.of(daphne);
    expect(headersOf(blocksOf(view)).at(-1)).toBe(locale === 'fr' ? 'Réglages' : 'Settings');
    await choose(daphne, 'locale', 'auto');
  });

  it('whose picture Slack cannot fetch shows its rows', async () => {
    workspace.inject({ on: 'views.publish', fault: { kind: 'error', error: 'invalid_arguments' } });
    const view = await open(rosa);
    expect(blocksOf(view).filter(({ type }) => type === 'image')).toEqual([]);
    expect(textOf(view)).toMatch(/_Week of · Revenue · Won deals_/);
  });

  it('is repeated where Slack did not answer, and apologises with the id of the log where nothing helps', async () => {
    workspace.inject({ on: 'views.publish', fault: { kind: 'http', status: 500 } });
    expect(headersOf(blocksOf(await open(rosa)))[0]).toBe('Overview');
    workspace.inject({ on: 'views.publish', fault: { kind: 'error', error: 'fatal_error' } });
    const text = textOf(await open(rosa));
    const id = /under `(\w+)`/.exec(text)?.[1];
    expect(faults().at(-1)).toContain(`"id":"${id}"`);
  });

  it('does not wait for Slack to say who somebody is: it is shown, and shown again when that is known', async () => {
    const newcomer = { id: 'U0SLOWONE1', name: 'slow', realName: 'Alastair Finch' };
    workspace.addPerson({ ...newcomer, email: 'alastair.finch@example.com' });
    workspace.inject({ on: 'users.info', fault: { kind: 'delay', ms: 1500 } });
    const began = performance.now();
    await workspace.openHome({ user: newcomer.id });
    await expect.poll(() => shownTo(newcomer.id), { interval: 5, timeout: 3000 }).toBeDefined();
    expect(performance.now() - began).toBeLessThan(1000);
    expect(headersOf(blocksOf(shownTo(newcomer.id)))[0]).toBe('Overview');
    await settled();
    expect(headersOf(blocksOf(shownTo(newcomer.id)))[0]).toBe('Alastair Finch');
  });
});

describe('a Home tab', () => {
  afterEach(stop);

  it('before the first read says how far it is, and fills by itself', async () => {
    await start();
    await workspace.openHome({ user: daphne });
    await expect
      .poll(() => textOf(shownTo(daphne)), { interval: 2 })
      .toMatch(/reading the base for the first time|Daphne/);
    await expect
      .poll(() => headersOf(blocksOf(shownTo(daphne)))[0], { timeout: 10_000 })
      .toBe('Daphne Merrick');
    await settled();
    expect(faults()).toEqual([]);
  });

  it('of a base that cannot be read says why', async () => {
    airtable.faults.always({
      status: 401,
      body: { error: { type: 'AUTHENTICATION_REQUIRED', message: 'no' } },
    });
    await start();
    await expect.poll(() => bot.app.parts.sync.state().reading.problem, { timeout: 10_000 }).not.toBeNull();
    await workspace.openHome({ user: daphne });
    await expect.poll(() => textOf(shownTo(daphne))).toMatch(/could not be read yet.+AIRTABLE_API_TOKEN/);
    airtable.faults.clear();
  });

  it.each([
    [
      'QuickChart’s address where Slack may fetch it',
      { QUICKCHART_URL: 'https://quickchart.io', PUBLIC_URL: '' },
      /^https:\/\/quickchart\.io\/chart/,
    ],
    ['rows without an address that Slack reaches', { PUBLIC_URL: '' }, null],
    ['rows where charts are Slack’s own', { CHARTS: 'native' }, null],
  ])('shows %s', async (_, overrides, address) => {
    await start(overrides);
    await bot.app.parts.sync.ready();
    const blocks = blocksOf(await open(rosa));
    const image = blocks.find(({ type }) => type === 'image');
    if (address) expect(image?.image_url).toMatch(address);
    else
      expect([image, /_Week of · Revenue · Won deals_/.test(JSON.stringify(blocks))]).toEqual([
        undefined,
        true,
      ]);
    expect(faults()).toEqual([]);
  });

  it('that the app’s settings have switched off is a word in the log, and no fault', async () => {
    await start();
    await bot.app.parts.sync.ready();
    workspace.inject({ on: 'views.publish', fault: { kind: 'error', error: 'not_enabled' } });
    await workspace.openHome({ user: daphne });
    await settled();
    expect(faults()).toEqual([]);
    expect(bot.logged.join()).toMatch(/no Home tab: its settings in Slack are older than manifest\.yml/);
  });
});
