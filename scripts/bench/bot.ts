import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { AirtableStandIn } from '../../src/playground/airtable/server.ts';
import type { Workspace } from '../../src/playground/slack/workspace.ts';

/** The bot as it runs in production, in a process of its own, beside the two stand-ins. */
export interface Bot {
  /** from the start of the process to the first 200 of /readyz */
  readonly readyMs: number;
  readonly origin: string;
  /** resident memory in MB */
  memory(): Promise<number>;
  stop(): Promise<void>;
}

export async function startBot(
  {
    airtable,
    workspace,
    database,
    port,
  }: { airtable: AirtableStandIn; workspace: Workspace; database: string; port: number },
  patienceMs: number,
): Promise<Bot> {
  const began = performance.now();
  const start = await readStart();
  const child = spawn(process.execPath, start.arguments, {
    cwd: new URL('../../', import.meta.url),
    env: {
      PATH: process.env.PATH ?? '',
      ...start.environment,
      AIRTABLE_API_TOKEN: airtable.token,
      AIRTABLE_BASE_ID: airtable.baseId,
      AIRTABLE_ENDPOINT_URL: airtable.url,
      AIRTABLE_MONTHLY_CALLS: '100000',
      SLACK_BOT_TOKEN: workspace.botToken,
      SLACK_SIGNING_SECRET: workspace.signingSecret,
      SLACK_API_URL: workspace.apiUrl,
      DATABASE_URL: `file:${database}`,
      QUICKCHART_URL: 'embedded',
      PUBLIC_URL: 'https://kpi.example.org',
      LOG_LEVEL: 'warn',
      PORT: String(port),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const origin = `http://127.0.0.1:${port}`;
  await readiness(child, origin, began + patienceMs);
  const readyMs = performance.now() - began;
  workspace.connect(`${origin}/slack/events`);
  return {
    readyMs,
    origin,
    memory: async () => {
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
    },
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** What `npm start` gives Node. */
async function readStart(): Promise<{ arguments: string[]; environment: Record<string, string> }> {
  const { scripts } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'));
  const [, name = '', value = '', rest = ''] = /(\w+)=(\S+) exec node (.+)$/.exec(scripts.start) ?? [];
  return { arguments: rest.split(' '), environment: { [name]: value } };
}

async function readiness(child: ChildProcess, origin: string, until: number): Promise<void> {
  while (performance.now() < until && child.exitCode === null) {
    const ready = await fetch(`${origin}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) return;
    await wait(20);
  }
  child.kill('SIGKILL');
  throw new Error('the bot was not ready in time');
}

export interface Load {
  readonly acknowledgedP99: number;
  readonly answeredP99: number;
  readonly answeredPerSecond: number;
  readonly lost: number;
}

/** Sends commands over so many connections at once, each the next when its answer has come. */
export async function sendCommands(
  workspace: Workspace,
  {
    connections,
    commands,
    line,
    user,
  }: { connections: number; commands: number; line: string; user?: string },
): Promise<Load> {
  const acknowledged: number[] = [];
  const answered: number[] = [];
  let [next, lost] = [0, 0];
  const began = performance.now();
  const ask = async () => {
    while (next++ < commands) {
      const sent = performance.now();
      const answers = await workspace.command({ text: line, ...(user ? { user } : {}) });
      acknowledged.push(answers.ack.ms);
      try {
        await answers.answer();
        answered.push(performance.now() - sent);
      } catch {
        lost++;
      }
    }
  };
  await Promise.all(Array.from({ length: connections }, ask));
  const seconds = (performance.now() - began) / 1000;
  const p99 = (numbers: number[]) =>
    numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length * 0.99)] ?? Number.NaN;
  return {
    acknowledgedP99: p99(acknowledged),
    answeredP99: p99(answered),
    answeredPerSecond: answered.length / seconds,
    lost,
  };
}
