import { request } from 'node:http';
import { createServer } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Playground, startPlayground } from '../../../src/playground/run.ts';
import { type Follower, follow } from '../../support/follower.ts';

const [daphne, harriet, rosa, agathe] = ['U0DAPHNE01', 'U0HARRIET1', 'U0ROSA0001', 'U0AGATHE01'];
const sales = 'C0SALES001';

let playground: Playground;
const open: Follower[] = [];

beforeAll(async () => {
  const started = await startPlayground({ LOG_LEVEL: 'debug' }, 0, 2000);
  if ('problem' in started) throw new Error(started.problem);
  playground = started;
});
afterEach(() => {
  for (const follower of open.splice(0)) follower.leave();
});
afterAll(() => playground.stop());

async function as(person: string): Promise<Follower> {
  const follower = await follow(playground.url, person);
  open.push(follower);
  return follower;
}

const say = (text: string) => ({ act: 'send', channel: sales, text }) as const;

describe('asking', () => {
  it('answers a command to the one who typed it, with the exact payload; the picture comes through this server', async () => {
    const [she, other] = [await as(daphne), await as(harriet)];
    expect(await she.act(say('/kpi agents last month'))).toEqual({});
    const answer = await she.message();
    expect(answer).toMatchObject({ channel: sales, user: 'U0KPIBOT01', onlyYou: true });
    expect(answer.blocks.map(({ type }) => type)).toContain('data_table');
    expect(answer.payload).toMatchObject({ response_type: 'ephemeral', text: answer.text });
    const image = answer.blocks.find(({ type }) => type === 'image');
    const picture = await fetch(
      `${playground.url}/picture?url=${encodeURIComponent(String(image?.image_url))}`,
    );
    expect(picture.headers.get('content-type')).toBe('image/png');
    expect((await picture.arrayBuffer()).byteLength).toBeGreaterThan(10_000);
    expect(other.updates.some(({ kind }) => kind === 'message')).toBe(false);
    expect((await as(daphne)).state().messages.at(-1)?.ts).toBe(answer.ts);
    expect(await she.act({ act: 'dismiss', channel: sales, ts: answer.ts })).toEqual({});
    await she.until((update): update is Extract<typeof update, { kind: 'gone' }> => update.kind === 'gone');
    expect((await as(daphne)).state().messages.some(({ ts }) => ts === answer.ts)).toBe(false);
  });

  it('speaks the language of who asks, and shows everybody what is shared', async () => {
    const [she, other] = [await as(agathe), await as(daphne)];
    await she.act(say('/kpi moi'));
    expect((await she.message()).text).toMatch(/Agathe Lemoine.*Chiffre d’affaires/);
    await she.act(say('/kpi commerciaux mois dernier partager'));
    expect((await other.message()).onlyYou).toBe(false);
  });

  it('a press on a suggestion answers in place of the question', async () => {
    const she = await as(daphne);
    await she.act(say('/kpi agnets'));
    const { ts, blocks } = await she.message();
    const actions = blocks.find(({ type }) => type === 'actions');
    const pressed = await she.act({
      act: 'press',
      where: { channel: sales, ts },
      blockId: String(actions?.block_id),
      actionId: 'ask:1',
    });
    expect(pressed).toEqual({});
    const answer = await she.message();
    expect([answer.ts, answer.blocks[0]?.type]).toEqual([ts, 'header']);
  });

  it('says what is no command, and what is no longer there, in the person’s language', async () => {
    expect(await (await as(daphne)).act(say('/kip agents'))).toEqual({
      problem: '/kip is not a valid command. The bot’s is /kpi.',
    });
    const gone = { act: 'press', where: { channel: sales, ts: '1.0' }, blockId: 'b', actionId: 'a' } as const;
    expect((await (await as(agathe)).act(gone)).problem).toMatch(/^C’est impossible pour le moment/);
  });

  it('what people write reaches the others as text; who is not in a channel sees and writes nothing there', async () => {
    const [she, other] = [await as(daphne), await as(harriet)];
    await she.act(say('<script>alert(1)</script> @harriet'));
    expect((await other.message()).text).toBe('&lt;script&gt;alert(1)&lt;/script&gt; <@U0HARRIET1|harriet>');
    expect(she.state().places.map(({ name }) => name)).toEqual(['sales', 'Sales KPIs']);
    const refused = await she.act({ act: 'send', channel: 'G0PRIVATE1', text: 'hello' });
    expect(refused.problem).toBeDefined();
    await other.act({ act: 'send', channel: 'G0PRIVATE1', text: 'hello' });
    await other.message(({ channel }) => channel === 'G0PRIVATE1');
    expect((await as(daphne)).state().messages.some(({ channel }) => channel === 'G0PRIVATE1')).toBe(false);
  });

  it('people are there while a page of theirs is open', async () => {
    const she = await as(daphne);
    const active = (state = she.state()) =>
      state.people.filter((one) => one.active).map(({ handle }) => handle);
    expect(active()).not.toContain('rosa');
    const other = await as(rosa);
    expect(active(other.state())).toContain('daphne');
  });
});

describe('the base and the services', () => {
  it('a deal that is won shows in the figures without a word to the bot', async () => {
    const she = await as(rosa);
    const revenue = async () => {
      await she.act(say('/kpi won deals today'));
      return (await she.message()).text;
    };
    const before = await revenue();
    const [deal] = she.state().base.open;
    expect(await she.act({ act: 'win', deal: deal?.id ?? '', value: 99_000 })).toEqual({});
    let after = before;
    while (after === before) after = await revenue();
    expect(after).not.toBe(before);
  }, 40_000);

  it('a base that is down is said by the log, and the age of the data grows; once it is back all is well', async () => {
    const she = await as(rosa);
    await she.act({ act: 'base_mood', mood: 'down' });
    await she.act({ act: 'move_clock', to: 'hour' });
    await she.until(
      (update): update is Extract<typeof update, { kind: 'log' }> =>
        update.kind === 'log' && update.lines.some(({ message }) => message === 'the base could not be read'),
    );
    await she.act(say('/kpi status'));
    expect((await she.message()).text).toMatch(/1 hour ago|60 min/);
    await she.act({ act: 'base_mood', mood: 'well' });
    let status = '';
    while (!/All is well/.test(status)) {
      await she.act(say('/kpi status'));
      status = (await she.message()).text;
    }
    expect(status).toMatch(/just now/);
  }, 40_000);

  it('a digest that fell due while Slack was offline comes once Slack is back; a day is no step over it', async () => {
    const she = await as(agathe);
    await she.act({ act: 'start_over' });
    await she.until((update): update is Extract<typeof update, { kind: 'state' }> => update.kind === 'state');
    const due = she.state().clock.nextDigest ?? 0;
    await she.act({ act: 'services', slack: 'down' });
    while ((await as(rosa)).state().clock.now < due) await she.act({ act: 'move_clock', to: 'day' });
    expect((await as(rosa)).state().clock.now - due).toBeLessThan(60_000);
    await she.until(
      (update): update is Extract<typeof update, { kind: 'log' }> =>
        update.kind === 'log' && update.lines.some(({ level }) => level === 'warn' || level === 'error'),
    );
    await she.act({ act: 'services', slack: 'up' });
    await she.act({ act: 'move_clock', to: 'hour' });
    const digest = await she.message(({ user, onlyYou }) => user === 'U0KPIBOT01' && !onlyYou);
    expect(digest.channel).toBe(sales);
  }, 60_000);

  it('moving the clock during a read breaks nothing', async () => {
    const she = await as(rosa);
    for (let n = 0; n < 6; n++) await she.act({ act: 'move_clock', to: 'day' });
    await she.act(say('/kpi status'));
    const { text } = await she.message(({ onlyYou }) => onlyYou);
    expect(text).not.toMatch(/cannot be reached|Since/);
  }, 30_000);

  it('the digest arrives when the clock is moved to its hour, with its picture as a file', async () => {
    const she = await as(agathe);
    const { nextDigest, now } = she.state().clock;
    expect(nextDigest).toBeGreaterThan(now);
    expect(await she.act({ act: 'move_clock', to: 'digest' })).toEqual({});
    const digest = await she.message(({ user, onlyYou }) => user === 'U0KPIBOT01' && !onlyYou);
    expect(digest.channel).toBe(sales);
    const picture = digest.blocks.find(({ type }) => type === 'image');
    const { id } = (picture?.slack_file ?? {}) as { id?: string };
    const file = await fetch(`${playground.url}/file/${id}`);
    expect(file.headers.get('content-type')).toBe('image/png');
  }, 30_000);

  it('while Slack is offline the bot says so in its log, and a picture of QuickChart’s comes from the bot itself', async () => {
    const she = await as(daphne);
    await she.act({ act: 'services', slack: 'down', quickchart: 'down' });
    await she.act(say('/kpi pipeline'));
    await she.until(
      (update): update is Extract<typeof update, { kind: 'log' }> =>
        update.kind === 'log' && update.lines.some(({ level }) => level === 'warn' || level === 'error'),
    );
    await she.act({ act: 'services', slack: 'up' });
    await she.act(say('/kpi sectors'));
    const image = (await she.message()).blocks.find(({ type }) => type === 'image');
    const url = `${playground.url}/picture?url=${encodeURIComponent(String(image?.image_url))}`;
    expect((await fetch(url)).headers.get('content-type')).toBe('image/png');
    await she.act({ act: 'services', quickchart: 'up' });
  }, 30_000);

  it('starting over brings everything back, for every open page', async () => {
    const [she, other] = [await as(daphne), await as(rosa)];
    await she.act({ act: 'start_over' });
    for (const one of [she, other]) {
      await one.until(
        (update): update is Extract<typeof update, { kind: 'state' }> => update.kind === 'state',
      );
      expect(one.state()).toMatchObject({ messages: [], clock: { ahead: 0 } });
    }
    await she.act(say('/kpi help'));
    await she.message();
  }, 30_000);
});

describe('the door', () => {
  const knock = (path: string, headers: Record<string, string>, method = 'GET', body = '') =>
    new Promise<number>((resolve, reject) => {
      const call = request(`${playground.url}${path}`, { method, headers, agent: false }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      call.on('error', reject);
      call.end(method === 'POST' ? body : '');
    });
  const json = { 'content-type': 'application/json' };
  const act = JSON.stringify({ as: daphne, act: { act: 'open_home' } });

  it.each([
    ['a foreign host', '/', { host: 'kpi.example.com' }, 'GET', 403],
    ['a foreign origin', '/act', { ...json, origin: 'https://kpi.example.com' }, 'POST', 403],
    ['a form', '/act', { 'content-type': 'application/x-www-form-urlencoded' }, 'POST', 415],
    ['a picture of elsewhere', '/picture?url=http://127.0.0.1:1/x.png', {}, 'GET', 404],
    ['a path out of the page', '/page/../world.ts', {}, 'GET', 404],
    ['a file that is none', '/file/F0000000000', {}, 'GET', 404],
    ['another method', '/', {}, 'DELETE', 405],
  ] as const)('%s is refused', async (_, path, headers, method, status) => {
    expect(await knock(path, { ...headers }, method, act)).toBe(status);
  });

  it('an act of ours is taken, one that is none is not', async () => {
    expect(await knock('/act', json, 'POST', act)).toBe(200);
    expect(await knock('/act', json, 'POST', '{"as":"U0DAPHNE01"}')).toBe(400);
    expect(await knock('/act', json, 'POST', 'x'.repeat(70_000))).toBe(413);
  });

  it('a port in use is a sentence', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const address = taken.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    expect(await startPlayground({}, port)).toEqual({
      problem: `Port ${port} is in use by another program: set PORT to a free one, or end that program.`,
    });
    await new Promise((resolve) => taken.close(resolve));
  });
});
