import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const program = resolve('src/cli.ts');
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kpi-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the program in a folder of its own, where no `.env` and no database is. */
function kpi(
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
  options: { readonly closePipe?: boolean; readonly npm?: boolean } = {},
): Promise<Ended> {
  const [command, ...first] = options.npm
    ? ['npm', 'run', '--silent', 'kpi', '--']
    : [process.execPath, program];
  const child = spawn(command ?? '', [...first, ...words], {
    cwd: options.npm ? process.cwd() : folder,
    env: { PATH: process.env.PATH ?? '', HOME: folder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const texts = { out: '', err: '' };
  if (options.closePipe) child.stdout.destroy();
  else child.stdout.setEncoding('utf8').on('data', (text) => (texts.out += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (texts.err += text));
  return new Promise((done, fail) => {
    child.on('error', fail).on('close', (code) => done({ code, ...texts }));
  });
}

describe('the answer', () => {
  test('comes as text, and says nothing beside it', async () => {
    const { code, out, err } = await kpi(['--sample', 'agents', 'last', 'quarter']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^Agents\nQ\d \d{4} · compared with Q\d \d{4} · data as of /);
    expect(out).toContain('Agathe Lemoine');
    expect(out).not.toContain('\u001b');
  });

  test('is about whoever --as names; of me and team without it, and of a name that is not there, it says so', async () => {
    const [own, nobody, unknown, several, link] = await Promise.all([
      kpi(['--sample', '--json', 'team', 'last', 'quarter', '--as', 'agathe lemoine']),
      kpi(['--sample', 'moi', '--locale', 'fr']),
      kpi(['--sample', '--json', 'me', '--as', 'Nobody Atall']),
      kpi(['--sample', 'me', '--as', 'mar']),
      kpi(['--sample', 'link', 'Agathe Lemoine']),
    ]);
    const { report, own: about } = JSON.parse(own.out);
    expect([own.code, report, about.of, about.name]).toEqual([0, 'team', 'manager', 'Élodie Marchand']);
    expect([nobody.code, nobody.out]).toEqual([2, '']);
    expect(nobody.err).toMatch(/«.moi.» .*--as NOM/);
    expect([unknown.code, JSON.parse(unknown.out).problem.word]).toEqual([2, 'Nobody Atall']);
    expect([several.code, link.code]).toEqual([2, 2]);
    expect(several.err).toContain('me --as "Zoé Marquet"');
    expect(link.err).toMatch(/for Slack/);
  });

  test('is the same for one argument and for several', async () => {
    const answers = await Promise.all([
      kpi(['--sample', '--json', 'agents last quarter office:paris']),
      kpi(['--sample', '--json', 'agents', 'last', 'quarter', 'office:paris']),
    ]);
    const [one, several] = answers.map(({ out }) => ({ ...JSON.parse(out), as_of: null }));
    expect(one).toEqual(several);
    expect(one.filters).toEqual({ office: ['Paris'] });
  });

  test('knows an argument with a space among several as a name', async () => {
    const { out } = await kpi(['--sample', '--json', 'agent', 'Agathe Lemoine', 'this', 'year']);
    expect(JSON.parse(out)).toMatchObject({ report: 'agent', filters: { agent: ['Agathe Lemoine'] } });
  });

  test('comes as one JSON object, through npm too', async () => {
    const { code, out, err } = await kpi(['--sample', 'kpis', '--json'], {}, { npm: true });
    expect({ code, err: err.replace(/^npm warn.*\n/gm, '') }).toEqual({ code: 0, err: '' });
    const json = JSON.parse(out);
    expect(json).toMatchObject({ report: 'kpis', query: 'kpis', currency: 'EUR', filters: {} });
    expect(json.as_of).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(json.kpis.total_revenue.value).toBeGreaterThan(0);
  });

  test.each([['data'], ['status']])('to %s is one JSON object as well', async (command) => {
    const { code, out } = await kpi(['--sample', command, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ report: command });
  });
});

describe('the language', () => {
  test.each([
    [['--locale', 'fr'], {}, 'Synthèse'],
    [[], { LANG: 'fr_FR.UTF-8' }, 'Synthèse'],
    [['--locale', 'en'], { LANG: 'fr_FR.UTF-8' }, 'Overview'],
    [[], { LANG: 'de_DE.UTF-8', DEFAULT_LOCALE: 'fr' }, 'Synthèse'],
  ])('with %j and %j', async (words, env, title) => {
    const { out } = await kpi(['--sample', ...words], env);
    expect(out.split('\n')[0]).toBe(title);
  });

  test('changes nothing in JSON', async () => {
    const inFrench = await kpi(['--sample', '--json', 'commerciaux', 'tout'], { LANG: 'fr_FR.UTF-8' });
    expect(JSON.parse(inFrench.out)).toMatchObject({ report: 'agents', query: 'agents all time' });
  });
});

describe('endings', () => {
  test('words not understood: 2, and the problem as JSON', async () => {
    const { code, out, err } = await kpi(['--sample', '--json', 'agents', '2017-13']);
    expect({ code, err }).toEqual({ code: 2, err: '' });
    expect(JSON.parse(out)).toEqual({
      problem: { kind: 'impossible_date', word: '2017-13', suggestions: ['agents 2017-12'] },
    });
  });

  test('words not understood: 2, and what to ask instead on standard error', async () => {
    const { code, out, err } = await kpi(['--sample', 'agents', '2017-13']);
    expect({ code, out, err }).toEqual({
      code: 2,
      out: '',
      err: '“2017-13” is not in any calendar. Did you mean:\n  agents 2017-12\n',
    });
  });

  test('an unknown option: 2, and one sentence on standard error', async () => {
    const { code, out, err } = await kpi(['--sample', '--jsn']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^--jsn is no option\.[^\n]*\n$/);
  });

  test.each([[['agents', '--json']], [['status']]])(
    'nothing configured: 3 for %j, one sentence, and nothing on standard output',
    async (words) => {
      const { code, out, err } = await kpi(words);
      expect({ code, out }).toEqual({ code: 3, out: '' });
      expect(err).toMatch(/^No base is configured: [^\n]*--sample[^\n]*\n$/);
    },
  );

  test('a wrong setting: 3, with what to do', async () => {
    const { code, out, err } = await kpi(['--sample'], { FISCAL_YEAR_START: '13' });
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err).toContain('FISCAL_YEAR_START');
    expect(err).not.toContain('    at ');
  });

  test('a token is never printed, whatever is wrong', async () => {
    const secret = 'pat0123456789abcdef.secretsecretsecret';
    const env = {
      AIRTABLE_API_TOKEN: secret,
      AIRTABLE_BASE_ID: 'app01234567890123',
      AIRTABLE_ENDPOINT_URL: 'http://127.0.0.1:9',
      FISCAL_YEAR_START: 'x',
    };
    const { code, out, err } = await kpi(['agents'], env);
    expect(code).toBe(3);
    expect(out + err).not.toContain('secretsecret');
  });

  test('a reader that closes the pipe: no complaint', async () => {
    const { code, err } = await kpi(['--sample', 'kpis', '--json'], {}, { closePipe: true });
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });
});

describe('--chart', () => {
  test('writes a PNG beside the answer', async () => {
    const file = join(folder, 'agents.png');
    const { code, out } = await kpi(['--sample', 'agents', '--chart', file], { QUICKCHART_URL: 'embedded' });
    expect({ code, title: out.split('\n')[0] }).toEqual({ code: 0, title: 'Agents' });
    const png = await readFile(file);
    expect(png.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
    expect(png.length).toBeGreaterThan(10_000);
  });

  test('into a folder that is not there: 3, and says so', async () => {
    const file = join(folder, 'nowhere', 'agents.png');
    const { code, err } = await kpi(['--sample', 'agents', '--chart', file], { QUICKCHART_URL: 'embedded' });
    expect({ code, err }).toEqual({ code: 3, err: `${file}: no such folder\n` });
  });
});

test('--help shows what can be asked', async () => {
  const { code, out } = await kpi(['--sample', '--help']);
  expect(code).toBe(0);
  expect(out).toContain('What you can ask');
});
