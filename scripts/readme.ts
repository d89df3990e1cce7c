import { readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { parseDocument } from 'yaml';
import { en } from '../src/i18n/en.ts';
import { fr } from '../src/i18n/fr.ts';
import { vocabularyOf } from '../src/i18n/grammar/vocabulary.ts';
import { catalogue, type Kpi } from '../src/kpis/catalogue.ts';
import { commandIds, leaderboards, ownReports, plainReports, profileDimensions } from '../src/query/query.ts';

/** The tables of the README that say what the code says: each stands between two comments of its name. */
export async function buildTables(): Promise<Readonly<Record<string, string>>> {
  return {
    reports: reportsTable(),
    kpis: kpisTable(),
    variables: variablesTable(await readFile(new URL('../.env.example', import.meta.url), 'utf8')),
    scopes: scopesTable(await readFile(new URL('../manifest.yml', import.meta.url), 'utf8')),
  };
}

/** The README with its tables as they should be. */
export function fillTables(readme: string, tables: Readonly<Record<string, string>>): string {
  return Object.entries(tables).reduce((text, [name, table]) => {
    const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
    const from = text.indexOf(begin);
    const to = text.indexOf(end);
    if (from < 0 || to < from) throw new Error(`README.md has no place for the table ${name}`);
    return `${text.slice(0, from + begin.length)}\n${table}\n${text.slice(to)}`;
  }, readme);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function reportsTable(): string {
  const { en: english, fr: french } = vocabularyOf;
  const code = (words: readonly string[]) => `\`${words[0]}\``;
  const reports = [
    plainReports[0],
    ...ownReports,
    ...Object.keys(leaderboards),
    ...plainReports.slice(1),
  ] as (keyof typeof en.reports)[];
  const rows = [
    ...reports.map((id) => [code(english.reports[id]), code(french.reports[id]), en.reports[id].answer]),
    ...profileDimensions.map((dimension) => [
      `\`${english.dimensions[dimension][0]} NAME\``,
      `\`${french.dimensions[dimension][0]} NOM\``,
      `one ${en.dimensions[dimension].one}: headline figures, rank, trend, and what lies below`,
    ]),
    ...commandIds.map((id) => [code(english.commands[id]), code(french.commands[id]), en.help.commands[id]]),
  ];
  return table(['English', 'French', 'answer'], rows);
}

function kpisTable(): string {
  const rows = (catalogue as readonly Kpi[]).map(({ id, number }) => {
    const { label, definition, formerly } = en.kpis[id];
    return [
      number === null ? '' : String(number),
      `\`${id}\``,
      `${label} / ${fr.kpis[id].label}`,
      definition,
      formerly ?? '',
    ];
  });
  return table(['#', 'id', 'label', 'what it is', 'the old dashboard'], rows);
}

/** A variable's comment stands above it in `.env.example`; one comment may stand above several. */
function variablesTable(example: string): string {
  let said: string[] = [];
  let fresh = true;
  const rows: string[][] = [];
  for (const line of example.split('\n').slice(1)) {
    const variable = /^(?:# )?([A-Z][A-Z_]+)=(.*)$/.exec(line);
    if (variable) {
      rows.push([`\`${variable[1]}\``, said.join(' '), variable[2] ? `\`${variable[2]}\`` : '']);
      fresh = true;
    } else if (line.startsWith('# ')) {
      said = fresh ? [line.slice(2)] : [...said, line.slice(2)];
      fresh = false;
    }
  }
  return table(['variable', 'what it is', 'default, or an example'], rows);
}

function scopesTable(manifest: string): string {
  const lines = manifest.split('\n');
  const { bot, bot_optional } = parseDocument(manifest).toJS().oauth_config.scopes as {
    bot: string[];
    bot_optional: string[];
  };
  const why = (scope: string) => lines.find((line) => line.includes(`- ${scope} #`))?.split('# ')[1] ?? '';
  return table(
    ['scope', 'why'],
    [
      ...bot.map((scope) => [`\`${scope}\``, why(scope)]),
      ...bot_optional.map((scope) => [
        `\`${scope}\` (optional)`,
        'lets the bot look whether a digest arrived when Slack’s answer was lost',
      ]),
    ],
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const path = new URL('../README.md', import.meta.url);
  await writeFile(path, fillTables(await readFile(path, 'utf8'), await buildTables()));
}
