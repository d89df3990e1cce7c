import { afterEach, describe, expect, it } from 'vitest';
import { type AirtableStandIn, startAirtable } from '../src/playground/airtable/server.ts';
import { buildSampleBase } from '../src/playground/sample.ts';
import type { PersonSeed } from '../src/playground/slack/seed.ts';
import { startWorkspace, type Workspace } from '../src/playground/slack/workspace.ts';
import { type RunningBot, startBot } from './support/bot.ts';

const today = new Date().toISOString().slice(0, 10);

// Of the sample base: Agathe Lemoine's manager is Élodie Marchand, Alastair Finch's is Grégoire Vasseur.
const people: readonly PersonSeed[] = [
  { id: 'U0AGATHE01', name: 'agathe', realName: 'Agathe L.', email: 'Agathe.LEMOINE@Example.com' },
  { id: 'U0FINCH001', name: 'al', realName: 'FINCH Alastair', email: 'al@elsewhere.org' },
  { id: 'U0TWIN0001', name: 'other', realName: 'Alastair Finch', email: 'finch@elsewhere.org' },
  {
    id: 'U0ELODIE01',
    name: 'elodie',
    realName: 'Elodie MARCHAND',
    email: 'em@elsewhere.org',
    locale: 'fr-FR',
  },
  { id: 'U0NOBODY01', name: 'nobody', realName: 'Nobody Known', locale: 'fr-FR' },
  { id: 'U0ADMIN001', name: 'boss', realName: 'The Boss', email: 'boss@example.com' },
  { id: 'U0GUEST001', name: 'guest', realName: 'Zoé Marquet', isRestricted: true },
];

let airtable: AirtableStandIn;
let workspace: Workspace;
let bot: RunningBot;
let hours = 0;

async function start() {
  hours = 0;
  airtable = await startAirtable({
    tables: buildSampleBase({ today, deals: 400, oddities: false }),
    perSecond: 0,
  });
  workspace = await startWorkspace({ people });
  bot = await startBot(airtable, workspace, { ADMINS: 'U0ADMIN001' }, clock);
  await bot.app.parts.sync.ready();
}

const clock = () => Date.now() + hours * 3_600_000;

afterEach(async () => {
  await bot.app.stop();
  await workspace.close();
  await airtable.close();
});

async function ask(text: string, user: string) {
  const asked = await workspace.command({ text, user, channel: 'sales', shiftSeconds: hours * 3600 });
  const { message } = await asked.answer();
  if (!message) throw new Error('no message arrived');
  return message;
}

const say = async (text: string, user: string) => (await ask(text, user)).text ?? '';

/** Reads the whole base again, an hour later. */
async function refresh() {
  hours++;
  const answer = await bot.app.parts.sync.refresh();
  if (answer.kind !== 'reading') throw new Error(answer.kind);
  expect((await answer.done).kind).toBe('read');
}

const teams = () => airtable.tables.sales_teams;
const idOf = (agent: string) => teams()?.rows.find(({ fields }) => fields.sales_agent === agent)?.id ?? '';
const faults = () => bot.logged.filter((line) => /"level":"(error|fatal)"/.test(line));
const keptLinks = (user: string) => bot.app.parts.store.links.of(user);

describe('who is asking', () => {
  it('is known by e-mail, in whatever case, and kept as verified', async () => {
    await start();
    expect(await say('me last month', 'agathe')).toMatch(/^Agathe Lemoine, .* Revenue: /);
    expect((await keptLinks('U0AGATHE01')).links).toMatchObject([
      { role: 'agent', subject: idOf('Agathe Lemoine'), source: 'email' },
    ]);
    expect(await say('moi', 'agathe')).toMatch(/^Agathe Lemoine|Agathe Lemoine, /);
    expect(faults()).toEqual([]);
  });

  it('or says so: the button stands where one name fits, and the answer to the question takes its place', async () => {
    await start();
    const offered = await ask('me last month', 'al');
    expect(offered.text).toMatch(/“me” .* Are you Alastair Finch in the base\?/);
    const pressed = await workspace.press({ message: offered, actionId: 'claim' });
    const arrival = await pressed.answer();
    expect(arrival.effect).toBe('replaced');
    expect(arrival.message?.text).toMatch(/^Alastair Finch, .* Revenue: /);
    expect((await keptLinks('U0FINCH001')).links).toMatchObject([{ role: 'agent', source: 'self' }]);
    expect(await say('me', 'al')).toMatch(/Alastair Finch/);
    expect(faults()).toEqual([]);
  });

  it('in French too, for a manager who is no more than a name', async () => {
    await start();
    const offered = await ask('équipe mois dernier', 'elodie');
    expect(offered.text).toMatch(/«.équipe.» .* Êtes-vous Élodie Marchand dans la base/);
    expect(JSON.stringify(offered.blocks)).toContain('C’est moi');
    const pressed = await workspace.press({ message: offered, actionId: 'claim' });
    const { message } = await pressed.answer();
    expect(message?.text).toMatch(/^L’équipe d’Élodie Marchand, .*Chiffre d’affaires/);
    expect(message?.text).toMatch(/En hausse|En baisse|Aucun chiffre/);
    for (const member of ['Agathe Lemoine', 'Célestin Arnoux', 'Florence Dautry'])
      expect(JSON.stringify(message?.blocks)).toContain(member);
    expect(faults()).toEqual([]);
  });

  it('nobody: a friendly word and the way, in their language', async () => {
    await start();
    const message = await ask('moi', 'nobody');
    expect(message.text).toMatch(/je ne sais pas encore qui vous êtes.*`\/kpi lier`.*<@U0ADMIN001>/);
    expect(JSON.stringify(message.blocks)).not.toContain('claim');
    expect(await say('team', 'guest')).toMatch(/guest is linked by an admin/);
    expect(await say('link zoe marquet', 'guest')).toMatch(/guest is linked by an admin/);
  });

  it('a second user of the same name is told that it is taken, and by which way to get it', async () => {
    await start();
    const first = await ask('me', 'al');
    const second = await ask('me', 'other');
    await (await workspace.press({ message: first, actionId: 'claim' })).answer();
    const late = await (await workspace.press({ message: second, actionId: 'claim' })).answer();
    expect(late.message?.text).toMatch(/Somebody else here is already Alastair Finch.*<@U0ADMIN001>/);
    expect(await say('team', 'other')).toMatch(/Somebody else here is already Alastair Finch/);
    expect(await say('link Alastair Finch', 'other')).toMatch(/Somebody else here is already/);
    expect(await say('link <@U0TWIN0001|other> alastair finch', 'other')).toMatch(/already/);
    expect(await say('link <@U0TWIN0001|other> alastair finch', 'al')).toMatch(/Only an admin/);
    expect(await say('link <@U0TWIN0001|other> alastair finch', 'boss')).toMatch(
      /Done: in the base <@U0TWIN0001> is Alastair Finch/,
    );
    expect(await say('me', 'other')).toMatch(/^Alastair Finch, |Alastair Finch, /);
    expect((await keptLinks('U0FINCH001')).links).toEqual([]);
    expect(await say('me', 'al')).toMatch(/Somebody else here is already Alastair Finch/);
    expect(faults()).toEqual([]);
  });

  it('whoever has left Slack gives up what they were', async () => {
    await start();
    const offered = await ask('me', 'al');
    await (await workspace.press({ message: offered, actionId: 'claim' })).answer();
    const left = workspace.people.get('U0FINCH001');
    if (left) left.deleted = true;
    const next = await ask('me', 'other');
    expect(next.text).toMatch(/Are you Alastair Finch/);
    await (await workspace.press({ message: next, actionId: 'claim' })).answer();
    expect(await say('me', 'other')).toMatch(/Alastair Finch, /);
  });

  it('me can be shared, under the name, and read in either language', async () => {
    await start();
    await workspace.command({ text: 'mes chiffres mois dernier partager', user: 'agathe', channel: 'sales' });
    await expect.poll(() => workspace.messages('sales').length, { timeout: 10_000 }).toBe(1);
    const [shared] = workspace.messages('sales');
    expect(shared?.text).toMatch(/^Agathe Lemoine, .*Revenue: /);
    expect(JSON.stringify(shared?.blocks)).toContain('Shared by <@U0AGATHE01>');
    const alone = await ask('me share', 'al');
    expect(JSON.stringify(alone.blocks)).toContain('claim');
    expect(workspace.messages('sales')).toHaveLength(1);
  });

  it('who is an agent under one name and a manager under another says both; another agent is another person', async () => {
    await start();
    expect(await say('link Harriet Colby', 'al')).toMatch(/you are Harriet Colby/);
    expect(await say('link Florence Dautry', 'al')).toMatch(/you are Florence Dautry/);
    expect(await say('link', 'al')).toMatch(/Florence Dautry, and the manager Harriet Colby/);
    expect(await say('me', 'al')).toMatch(/Florence Dautry, /);
    expect(await say('team', 'al')).toMatch(/Harriet Colby’s team, /);
    await say('link Gareth Lowell', 'al');
    expect(await say('link', 'al')).toMatch(/you are Gareth Lowell, as you told me/);
  });

  it('a part of a name that several bear offers them, and the one pressed is linked', async () => {
    await start();
    const several = await ask('link mar', 'al');
    expect(several.text).toMatch(/could be several people/);
    const pressed = await workspace.press({ message: several, actionId: 'ask:1' });
    expect((await pressed.answer()).message?.text).toMatch(/Done: in the base you are /);
  });

  it('a guest whom the base knows by e-mail needs nobody', async () => {
    await start();
    const guest = workspace.people.get('U0GUEST001');
    if (guest) guest.email = 'zoe.marquet@example.com';
    expect(await say('me', 'guest')).toMatch(/Zoé Marquet, /);
  });

  it('an agent who is a manager too, by a link to their own record, has both', async () => {
    await start();
    teams()?.change(idOf('Gareth Lowell'), { manager: [idOf('Agathe Lemoine')] });
    await refresh();
    expect(await say('me last month', 'agathe')).toMatch(/^Agathe Lemoine, /);
    const team = await ask('team last month', 'agathe');
    expect(team.text).toMatch(/^Agathe Lemoine’s team, /);
    expect(JSON.stringify(team.blocks)).toContain('Gareth Lowell');
    expect(await say('link', 'agathe')).toMatch(/Agathe Lemoine, also a manager/);
  });

  it('while Slack does not say who they are, who is linked is known, and nobody else', async () => {
    await start();
    await say('link Florence Dautry', 'al');
    workspace.inject({
      on: 'users.info',
      fault: { kind: 'error', error: 'fatal_error' },
      times: Number.POSITIVE_INFINITY,
    });
    hours = 30;
    expect(await say('me', 'al')).toMatch(/Florence Dautry, /);
    expect(await say('me', 'agathe')).toMatch(/do not know yet who in the base you are.*`\/kpi link`/);
  });

  it('a claim that was shown to somebody else is not taken', async () => {
    await start();
    const { claim } = await buttonsOf('me', 'al');
    const mine = await ask('link', 'elodie');
    const element = JSON.stringify(mine.blocks);
    expect(element).toContain('claim');
    const blocks: unknown = JSON.parse(
      element.replace(/"value":"(?:[^"\\]|\\.)*"/, `"value":${JSON.stringify(claim)}`),
    );
    Object.assign(mine, { blocks });
    const pressed = await (await workspace.press({ message: mine, actionId: 'claim' })).answer();
    expect(pressed.message?.text).toMatch(/s’adressait à quelqu’un d’autre/);
    expect((await keptLinks('U0ELODIE01')).links).toEqual([]);
  });

  it('link NAME links, link alone says who, unlink takes it back, also from an e-mail', async () => {
    await start();
    expect(await say('lier "Florence Dautry"', 'nobody')).toMatch(/vous êtes Florence Dautry/);
    expect(await say('link', 'nobody')).toMatch(/vous êtes Florence Dautry, comme vous me l’avez dit/);
    expect(await say('équipe', 'nobody')).toMatch(/L’équipe d’Élodie Marchand/);
    expect(await say('délier', 'nobody')).toMatch(/ne vous associe plus à personne/);
    expect(await say('moi', 'nobody')).toMatch(/ne sais pas encore/);
    expect(await say('link gareth', 'agathe')).toMatch(/e-mail address with Agathe Lemoine/);
    expect(await say('unlink', 'agathe')).toMatch(/no longer/);
    expect(await say('me', 'agathe')).toMatch(/do not know yet who/);
    expect(await say('link', 'agathe')).toMatch(/In the base you are Agathe Lemoine\./);
    expect(await say('link Nobody Atall', 'al')).toMatch(/no agent or manager called/);
    expect(await say('link @someone Gareth Lowell', 'boss')).toMatch(/do not know who @\S*someone is/);
    expect(await say('link @nobody Gareth Lowell', 'boss')).toMatch(/<@U0NOBODY01> is Gareth Lowell/);
    expect(await say('moi', 'nobody')).toMatch(/Gareth Lowell/);
    expect(await say('unlink <@U0NOBODY01>', 'boss')).toMatch(/<@U0NOBODY01> is nobody/);
    expect(faults()).toEqual([]);
  });
});

describe('names that change', () => {
  it('an agent keeps their figures under another name, and so does a renamed Slack user', async () => {
    await start();
    const offered = await ask('me', 'al');
    await (await workspace.press({ message: offered, actionId: 'claim' })).answer();
    teams()?.change(idOf('Alastair Finch'), { sales_agent: 'Alastair Smith' });
    const renamed = workspace.people.get('U0FINCH001');
    if (renamed) renamed.realName = 'Somebody Else';
    hours += 30;
    await refresh();
    expect(await say('me', 'al')).toMatch(/Alastair Smith, /);
    expect(faults()).toEqual([]);
  });

  it('a manager keeps their team under another name, once and again', async () => {
    await start();
    const offered = await ask('team', 'elodie');
    await (await workspace.press({ message: offered, actionId: 'claim' })).answer();
    for (const name of ['Élodie Durand', 'Élodie Petit']) {
      for (const { id, fields } of teams()?.rows ?? [])
        if (/^Élodie/.test(String(fields.manager))) teams()?.change(id, { manager: name });
      await refresh();
      expect(await say('team', 'elodie')).toMatch(new RegExp(`L’équipe d’${name}`));
    }
    expect((await keptLinks('U0ELODIE01')).links).toMatchObject([{ subject: 'elodiepetit', source: 'self' }]);
  });

  it('a re-organisation shows at the next read, with nothing to edit', async () => {
    await start();
    expect(await say('team last month', 'agathe')).toMatch(/Élodie Marchand’s team/);
    teams()?.change(idOf('Agathe Lemoine'), { manager: 'Harriet Colby' });
    await refresh();
    const message = await ask('team last month', 'agathe');
    expect(message.text).toMatch(/Harriet Colby’s team/);
    expect(JSON.stringify(message.blocks)).toContain('Anaïs Delcourt');
    expect(JSON.stringify(message.blocks)).not.toContain('Florence Dautry');
  });
});

async function buttonsOf(text: string, user: string): Promise<{ claim: string }> {
  const found = /"action_id":"claim".*?"value":"((?:[^"\\]|\\.)*)"/.exec(
    JSON.stringify((await ask(text, user)).blocks),
  );
  return { claim: JSON.parse(`"${found?.[1] ?? ''}"`) as string };
}
