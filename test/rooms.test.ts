import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface File {
  /** below `src` */
  readonly path: string;
  readonly room: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

interface Import {
  /** a path below `src`, or the name of a package */
  readonly target: string;
  readonly room: string | null;
  readonly typeOnly: boolean;
  readonly dynamic: boolean;
}

const root = new URL('../src/', import.meta.url);

const files: readonly File[] = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => {
    const text = readFileSync(new URL(path, root), 'utf8');
    return { path, room: roomOf(path), text, imports: importsOf(path, text) };
  });

/** The folder of a file, or the file itself where it stands beside the folders. */
function roomOf(path: string): string {
  return path.split('/')[0] ?? path;
}

function importsOf(path: string, text: string): Import[] {
  const statements = [
    ...text.matchAll(/^(?:import|export)\s(type\s)?(?:[^'";]*?\sfrom\s)?'([^']+)'/gm),
    ...text.matchAll(/(\bimport)\(\s*'([^']+)'/g),
    ...text.matchAll(/(\bnew URL)\(\s*'(\.[^']+\.ts)'/g),
  ];
  return statements.map((statement) => {
    const [, word, specifier = ''] = statement;
    const own = specifier.startsWith('.');
    const target = own ? new URL(specifier, new URL(path, 'file:///')).pathname.slice(1) : specifier;
    const typeOnly = word?.startsWith('type') === true || onlyTypes(statement[0]);
    return { target, room: own ? roomOf(target) : null, typeOnly, dynamic: word === 'import' };
  });
}

/** `import { type A, type B } from …` */
function onlyTypes(statement: string): boolean {
  const names =
    /\{([^}]*)\}/
      .exec(statement)?.[1]
      ?.split(',')
      .map((name) => name.trim()) ?? [];
  const named = names.filter((name) => name !== '');
  return (
    /^import\s*\{/.test(statement) && named.length > 0 && named.every((name) => name.startsWith('type '))
  );
}

// The rooms, and what each may import besides itself. A type costs nothing at run time and ties less, so a room may
// name types of rooms that it may not call.
const core = ['deals', 'kpis', 'query', 'report'];
const front = ['answer.ts', 'ask.ts', 'ground.ts', 'i18n', ...core];
const rooms: Readonly<
  Record<string, { readonly calls: readonly string[]; readonly types?: readonly string[] }>
> = {
  deals: { calls: [] },
  kpis: { calls: ['deals'] },
  query: { calls: ['deals', 'kpis'] },
  report: { calls: ['deals', 'kpis', 'query'] },
  identity: { calls: ['deals', 'query'] },
  'answer.ts': { calls: core },
  // reads a line in any language, then answers it
  'ask.ts': { calls: ['answer.ts', 'i18n', ...core] },
  'ground.ts': { calls: core, types: ['answer.ts', 'config.ts'] },
  i18n: { calls: core, types: ['chart'] },
  chart: { calls: ['i18n', 'report'], types: core },
  airtable: { calls: ['deals'] },
  // which tables there are, and the types of what it keeps
  store: { calls: ['deals', 'identity'], types: ['airtable', 'report'] },
  sync: { calls: ['airtable', 'store', 'deals'], types: ['report', 'log.ts'] },
  // a digest is made of blocks and a chart, which it hands on as they are
  digests: { calls: ['store', ...front], types: ['log.ts', 'chart', 'slack'] },
  slack: {
    calls: [
      ...['chart', 'sync', 'store', 'digests', 'identity', 'log.ts', 'secret.ts', 'version.ts'],
      ...['default-period.ts', 'current-ground.ts', ...front],
    ],
    types: ['parts.ts', 'config.ts'],
  },
  http: { calls: ['chart', 'store', 'sync', 'slack', ...front], types: ['log.ts', 'config.ts'] },
  terminal: {
    calls: ['chart', 'sync', 'digests', 'open-data.ts', 'log.ts', 'secret.ts', 'version.ts', ...front],
    types: ['config.ts', 'store'],
  },
};

// Computation, and nothing that reaches out of the process or knows the time.
const pure = [
  'deals/',
  'kpis/',
  'query/',
  'report/',
  'identity/',
  'i18n/',
  'answer.ts',
  'ask.ts',
  'chart/config.ts',
  'airtable/decode',
  'digests/due',
  'slack/views/',
];
const pureFiles = files.filter(({ path }) => pure.some((start) => path.startsWith(start)));
const inRooms = files.filter(({ room }) => room in rooms);

describe('rooms', () => {
  it('are all of src, but for the files at its top and the playground', () => {
    const folders = new Set(files.filter(({ path }) => path.includes('/')).map(({ room }) => room));
    expect([...folders].filter((room) => !(room in rooms) && room !== 'playground')).toEqual([]);
    expect(inRooms.length).toBeGreaterThan(80);
  });

  it.each(Object.keys(rooms))('%s imports only the rooms that it may', (room) => {
    const { calls, types = [] } = rooms[room] ?? { calls: [] };
    const breaches = files
      .filter((file) => file.room === room)
      .flatMap(({ path, imports }) =>
        imports
          .filter((one) => one.room !== null && one.room !== room && !calls.includes(one.room))
          .filter((one) => !(one.typeOnly && types.includes(one.room ?? '')))
          .map(({ target }) => `${path} imports ${target}`),
      );
    expect(breaches).toEqual([]);
  });

  it('only the entries reach the playground, each by one dynamic import', () => {
    const reaching = files.flatMap(({ path, room, imports }) =>
      room === 'playground'
        ? []
        : imports
            .filter((one) => one.room === 'playground')
            .map(({ dynamic }) => `${path} ${dynamic ? 'dynamically' : 'at once'}`),
    );
    const entries = ['cli.ts dynamically', 'digest-cli.ts dynamically', 'main.ts dynamically'];
    for (const each of reaching) expect(entries).toContain(each);
    expect(new Set(reaching).size).toBe(reaching.length);
  });

  it('the page imports nothing but itself: a browser has no more', () => {
    const page = files.filter(({ path }) => path.startsWith('playground/page/'));
    expect(page.length).toBeGreaterThan(20);
    const foreign = page.flatMap(({ path, imports }) =>
      imports
        .filter(({ target }) => !target.startsWith('playground/page/'))
        .map(({ target }) => `${path} imports ${target}`),
    );
    expect(foreign).toEqual([]);
  });

  it('the stand-ins know nothing of the playground that is built on them', () => {
    const standIns = files.filter(({ path }) => /^playground\/(slack|airtable)\//.test(path));
    const above = standIns.flatMap(({ path, imports }) =>
      imports
        .filter(({ target }) => /^playground\/(page|web)\/|^playground\/(world|run|cast)\.ts/.test(target))
        .map(({ target }) => `${path} imports ${target}`),
    );
    expect(above).toEqual([]);
  });

  it('nothing imports an entry', () => {
    const entries = ['main.ts', 'cli.ts', 'digest-cli.ts'];
    const importing = files.flatMap(({ path, imports }) =>
      imports
        .filter(({ target }) => entries.includes(target))
        .map(({ target }) => `${path} imports ${target}`),
    );
    expect(importing).toEqual([]);
  });
});

describe('pure rooms', () => {
  it('hold the core, the words and the views', () => {
    for (const start of pure.filter((each) => each !== 'digests/due')) {
      expect(
        pureFiles.some(({ path }) => path.startsWith(start)),
        start,
      ).toBe(true);
    }
  });

  it.each(pureFiles.map(({ path, imports }) => [path, imports] as const))(
    '%s imports nothing of Node, and of npm only the calendar and types',
    (_, imports) => {
      const foreign = imports.filter(({ room, typeOnly }) => room === null && !typeOnly);
      expect(foreign.map(({ target }) => target).filter((name) => name !== 'temporal-polyfill')).toEqual([]);
    },
  );

  it.each([
    ['reads the clock', /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\s*\.|\bTemporal\.Now\b|\bhrtime\b/],
    ['draws lots', /\bMath\.random\b|\bcrypto\b|\brandomUUID\b/],
    ['reads the environment', /\bprocess\b/],
    ['reaches the network or the disk', /\bfetch\(|\breadFile|\bwriteFile|\bsetTimeout\b|\bsetInterval\b/],
    ['awaits anything', /\basync\b|\bawait\b|\bPromise\b/],
    ['writes to a console', /\bconsole\b/],
  ])('none %s', (_, forbidden) => {
    expect(pureFiles.filter(({ text }) => forbidden.test(codeOf(text))).map(({ path }) => path)).toEqual([]);
  });
});

describe('what stays where', () => {
  it.each<[string, (name: string) => boolean, readonly string[]]>([
    ['Slack’s packages', (name) => name.startsWith('@slack/'), ['slack', 'app.ts', 'playground']],
    ['the airtable package', (name) => name === 'airtable', ['airtable']],
    ['the database', (name) => name.startsWith('kysely') || name === 'node:sqlite', ['store']],
    ['drawing', (name) => /^(chart\.js|@napi-rs\/canvas|quickchart-js|@fontsource)/.test(name), ['chart']],
    ['the calendar', (name) => name === 'temporal-polyfill', ['deals', 'digests']],
    ['the schedule', (name) => name === 'node-cron', ['digests']],
    ['the log', (name) => name === 'pino', ['log.ts']],
    ['.env', (name) => name === 'dotenv', ['main.ts', 'cli.ts', 'digest-cli.ts']],
  ])('%s', (_, isIt, allowed) => {
    const using = files.filter(({ imports }) =>
      imports.some(({ room, target }) => room === null && isIt(target)),
    );
    expect(using.filter(({ room }) => !allowed.includes(room)).map(({ path }) => path)).toEqual([]);
  });

  it('the environment is read by the entries alone', () => {
    const reading = files.filter(({ text }) =>
      /\bprocess\s*\.\s*env\b|\benv\b.*from 'node:process'/.test(codeOf(text)),
    );
    const entries = ['main.ts', 'cli.ts', 'digest-cli.ts', 'manifest.ts'];
    expect(reading.map(({ path }) => path).filter((path) => !entries.includes(path))).toEqual([]);
    expect(reading.length).toBeGreaterThan(0);
  });

  it('the fields of the base are named where the deal is described and where Airtable is read', () => {
    const fields =
      /'(sales_agent|deal_stage|engage_date|close_date|close_value|regional_office|office_location)'/;
    const naming = files.filter(({ room, text }) => room !== 'playground' && fields.test(codeOf(text)));
    expect(
      naming.map(({ room, path }) => (room === 'airtable' ? room : path)).filter((one) => one !== 'airtable'),
    ).toEqual(['deals/deal.ts']);
  });
});

describe('files', () => {
  it('say what they hold: none is called utils or helpers, none gathers others', () => {
    const names = files.map(({ path }) => path.split('/').at(-1) ?? path);
    expect(names.filter((name) => /\b(utils?|helpers?|common|misc|index)\b/.test(name))).toEqual([]);
    const barrels = files.filter(({ text }) => /^export \*|^export \{[^}]*\} from/m.test(text));
    expect(barrels.map(({ path }) => path)).toEqual([]);
  });

  it('have no default export', () => {
    expect(
      files
        .filter(({ text }) => /^export default\b|\bas default\b/m.test(codeOf(text)))
        .map(({ path }) => path),
    ).toEqual([]);
  });
});

/** Without comments and what stands in quotes. */
function codeOf(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '')
    .replace(/`[^`$]*`|"[^"\n]*"/g, '""');
}
