import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { buildTables, fillTables } from '../scripts/readme.ts';
import { parseMapping } from '../src/airtable/mapping.ts';

const root = new URL('../', import.meta.url);
const readme = await readFile(new URL('README.md', root), 'utf8');

describe('the README', () => {
  it('has the tables that the code gives (npm run readme mends them)', async () => {
    expect(readme).toBe(fillTables(readme, await buildTables()));
  });

  it('shows a mapping that the program takes', () => {
    const example = /```json\n([\s\S]+?)```/.exec(readme)?.[1] ?? '';
    expect(parseMapping(JSON.parse(example))).toHaveProperty('mapping');
  });

  it('names only commands that there are', async () => {
    const { scripts } = JSON.parse(await readFile(new URL('package.json', root), 'utf8'));
    const named = [...readme.matchAll(/npm run (?:--silent )?([a-z:]+)/g)].map((match) => match[1] ?? '');
    expect(named.length).toBeGreaterThan(3);
    for (const name of named) expect(Object.keys(scripts)).toContain(name);
  });

  it('shows pictures and links files that exist', async () => {
    const linked = [...readme.matchAll(/(?:\]\((?!http|#)|src=")([^)"]+)[)"]/g)].map(
      (match) => match[1] ?? '',
    );
    expect(linked.length).toBeGreaterThan(1);
    for (const path of linked) await expect(readFile(new URL(path, root))).resolves.toBeDefined();
  });
});
