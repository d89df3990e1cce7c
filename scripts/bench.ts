import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { serve } from '../src/playground/airtable/serve.ts';
import { startWorkspace, type Workspace } from '../src/playground/slack/workspace.ts';
import { type Bot, type Load, sendCommands, startBot } from './bench/bot.ts';
import { measureConversation } from './bench/conversation.ts';
import { measureCore } from './bench/core.ts';
import {
  describeAnswers,
  describeDigests,
  measureAnswersMeanwhile,
  measureDigests,
} from './bench/digests.ts';
import { type Row, row } from './bench/measure.ts';
import { measurePage } from './bench/page.ts';
import { measureWholeRead } from './bench/reading.ts';
import { measureReady } from './bench/ready.ts';

// `--large` measures the bot with 501,600 deals and nothing else: its first read alone takes 18 minutes, at Airtable's five
// calls a second. `--core` measures the arithmetic alone, `--bot` the bot, `--ready` the starts, `--page` the playground in a
// browser.
// `--readme` writes what was measured into the table of the README.
const large = process.argv.includes('--large');
const rows: Row[] = [];
const remarks: string[] = [];
const note = (...more: Row[]) => {
  rows.push(...more);
  for (const each of more)
    process.stderr.write(
      `${each.kept ? 'ok ' : 'NO '} ${each.what}, ${each.size}: ${each.measured} (${each.limit})\n`,
    );
};
const port = 40_000 + (process.pid % 20_000);

if (large) await measureBot(501_600, { memory: 700 });
else if (process.argv.includes('--core')) measureCores();
else if (process.argv.includes('--bot')) await measureBot(8800, { memory: 220 });
else if (process.argv.includes('--ready')) await measureStarts();
else if (process.argv.includes('--page')) note(...(await measurePage(port + 4)));
else await measureAll();
await print();

function measureCores(): void {
  note(...measureCore(8800, 3));
  note(...measureCore(501_600, 25));
}

async function measureStarts(): Promise<void> {
  note(await measureReady(8800, 1000, port + 3));
  note(await measureReady(501_600, 5000, port + 3));
}

async function measureAll(): Promise<void> {
  measureCores();
  for (const [latency, least] of [
    [0, 95],
    [200, 75],
  ] as const) {
    const { share, limited } = await measureWholeRead({ deals: 8800, latency });
    const what = `whole read at ${latency} ms of latency`;
    note(row(`${what}, of what 5 calls a second allow`, '8,800', share * 100, least, '%', false));
    note(row(`${what}: calls refused with 429`, '8,800', limited, 0, ''));
  }
  await measureBot(8800, { memory: 220 });
  await measureStarts();
  note(...describeDigests(await measureDigests(false)));
  note(...describeAnswers(await measureAnswersMeanwhile(8800, port + 2)));
  note(...(await measurePage(port + 4)));
}

/** The whole bot in a process of its own: a first read, a load of commands, pictures, a restart. */
async function measureBot(deals: number, limits: { memory: number }): Promise<void> {
  const size = deals.toLocaleString('en');
  const folder = await mkdtemp(join(tmpdir(), 'kpi-bench-'));
  const database = join(folder, 'kpi.db');
  const airtable = await serve({ deals });
  const workspace = await startWorkspace({ keep: 50 });
  const parts = { airtable, workspace, database, port };
  let bot: Bot = await startBot(parts, 30 * 60_000);
  try {
    const line = 'agents last month';
    const load = { connections: 20, commands: 2000, line };
    await sendCommands(workspace, { ...load, commands: 200 });
    const under = await sendCommands(workspace, load);
    if (!large) noteLoad(size, 'signed /kpi agents, 20 connections', under);
    await drawPictures(workspace, bot, 20);
    note(
      row(
        'resident memory after a whole read, 2,200 answers and 20 pictures',
        size,
        await bot.memory(),
        limits.memory,
        'MB',
      ),
    );
    if (deals < 100_000) {
      note(...(await measureConversation(workspace, size)));
      await measureBareBolt(workspace, load);
      workspace.connect(`${bot.origin}/slack/events`);
      const drawing = drawPictures(workspace, bot, 20);
      noteLoad(
        size,
        'the same while pictures are drawn',
        await sendCommands(workspace, { ...load, commands: 1000 }),
      );
      await drawing;
      await wait(60_000);
      await workspace.command({ text: 'refresh' });
      noteLoad(size, 'the same while a whole read is written', await sendCommands(workspace, load));
    }
    await bot.stop();
    const before = airtable.requests.length;
    bot = await startBot(parts, 60_000);
    if (deals < 100_000) note(await measureChanges(airtable.requests, before));
  } finally {
    await bot.stop();
    await workspace.close();
    await airtable.close();
    await rm(folder, { recursive: true });
  }
}

function noteLoad(size: string, what: string, load: Load): void {
  note(
    row(`${what}: acknowledged p99`, size, load.acknowledgedP99, 100, 'ms'),
    row(`${what}: answered p99`, size, load.answeredP99, 300, 'ms'),
    row(`${what}: answered a second`, size, load.answeredPerSecond, 200, '', false),
    row(`${what}: lost`, size, load.lost, 0, ''),
  );
}

async function measureBareBolt(
  workspace: Workspace,
  load: { connections: number; commands: number; line: string },
): Promise<void> {
  const bare = fork(new URL('./bench/bare.ts', import.meta.url), [
    String(port + 1),
    workspace.signingSecret,
    workspace.botToken,
    workspace.apiUrl,
  ]);
  await once(bare, 'message');
  workspace.connect(`http://127.0.0.1:${port + 1}/slack/events`);
  const { acknowledgedP99, answeredP99, answeredPerSecond } = await sendCommands(workspace, load);
  remarks.push(
    `A bare Bolt handler that acknowledges and responds with one word, in the same run: acknowledged p99 ${acknowledgedP99.toFixed(0)} ms, answered p99 ${answeredP99.toFixed(0)} ms, ${answeredPerSecond.toFixed(0)} a second.`,
  );
  bare.kill();
  await once(bare, 'exit');
}

/** Asks for answers and fetches their pictures, as Slack does. */
async function drawPictures(workspace: Workspace, bot: Bot, pictures: number): Promise<void> {
  for (let n = 0; n < pictures; n++) {
    const answers = await workspace.command({
      text: `agents 2026-${String(1 + (n % 10)).padStart(2, '0')} top ${5 + n}`,
    });
    const { message } = await answers.answer();
    const url = /https:\/\/kpi\.example\.org(\/chart\/[\w-]+\.png)/.exec(
      JSON.stringify(message?.blocks),
    )?.[1];
    if (!url) throw new Error('an answer came without its picture');
    const picture = await fetch(`${bot.origin}${url}`);
    if (!picture.ok || picture.headers.get('content-type') !== 'image/png')
      throw new Error(`no picture: ${picture.status}`);
    await picture.arrayBuffer();
  }
}

/** Calls of the first read of changes after a start on a fresh mirror. */
async function measureChanges(
  requests: readonly { readonly formula: string | undefined }[],
  before: number,
): Promise<Row> {
  const until = Date.now() + 6 * 60_000;
  while (requests.length === before && Date.now() < until) await wait(500);
  await wait(3000);
  return row('reading changes when there are none', '8,800', requests.length - before, 1, 'call');
}

async function print(): Promise<void> {
  const lines = rows.map(
    ({ what, size, measured, limit, kept }) =>
      `| ${what} | ${size} | ${measured}${kept ? '' : ' ✗'} | ${limit} |`,
  );
  const head = ['| what | deals | measured | limit |', '| --- | --- | --- | --- |'];
  process.stdout.write(`${[...head, ...lines].join('\n')}\n\n${remarks.join(' ')}\n`);
  if (!process.argv.includes('--readme')) return;
  const path = new URL('../README.md', import.meta.url);
  const readme = await readFile(path, 'utf8');
  const [begin, end] = ['<!-- figures -->\n', '<!-- /figures -->'];
  const [from, to] = [readme.indexOf(begin) + begin.length, readme.indexOf(end)];
  // What was not measured this time stays as it was measured last.
  const before = readme.slice(from, to).split('\n');
  const nameOf = (line: string) => line.split('|').slice(1, 3).join('|');
  const named = new Set(lines.map(nameOf));
  const kept = before.filter(
    (line) => line.startsWith('| ') && !head.includes(line) && !named.has(nameOf(line)),
  );
  const said = remarks.length > 0 ? remarks : before.filter((line) => line.startsWith('A bare'));
  const how = `Two cores, Node ${process.version}; by \`npm run bench\`, and \`npm run bench -- --large\` for the bot with 501,600 deals.`;
  const table = [...head, ...(large ? [...kept, ...lines] : [...lines, ...kept])].join('\n');
  await writeFile(
    path,
    `${readme.slice(0, from)}${table}\n\n${how}\n\n${said.join(' ')}\n${readme.slice(to)}`,
  );
}
