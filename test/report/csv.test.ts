import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvRow, csvChunks, neutralise, toCsv } from '../../src/report/csv.ts';

/** A reader by the grammar of RFC 4180, character by character: it knows nothing of the writer. */
function readCsv(file: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < file.length) {
    let cell = '';
    if (file[at] === '"') {
      for (at++; ; at++) {
        if (at >= file.length) throw new Error('a quote that nothing ends');
        if (file[at] !== '"') cell += file[at];
        else if (file[at + 1] === '"') cell += file[++at];
        else break;
      }
      at++;
    } else {
      while (at < file.length && !',"\r\n'.includes(file[at] ?? '')) cell += file[at++];
    }
    row.push(cell);
    if (file[at] === ',') {
      at++;
      if (at === file.length) throw new Error('a line that nothing ends');
      if (file.startsWith('\r\n', at)) row.push('');
      else continue;
    }
    if (!file.startsWith('\r\n', at))
      throw new Error(`not as it should be: ${JSON.stringify(file.slice(at))}`);
    at += 2;
    rows.push(row);
    row = [];
  }
  return rows;
}

const body = (rows: Iterable<CsvRow>) => toCsv(rows).replace(/^\ufeff/, '');

const dangerous = /^[\s\p{Cc}\p{Cf}\p{Z}]*[=+\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b]|^[\t\r\n]/u;
const oddText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(...'=+-@＝＋－＠﹦\t\r\n,;|"\' a1é🦊\u00a0\u200b\ufeff\u202e'.split(/(?:)/u)),
  }),
);
const anyCell = fc.oneof(
  oddText,
  fc.integer({ min: -1e12, max: 1e12 }).map((n) => n / 1e6),
  fc.constant(null),
);
const anyRows = fc.array(fc.array(anyCell, { minLength: 1, maxLength: 6 }), { maxLength: 8 });

describe('a CSV file', () => {
  it('begins with a byte-order mark and ends every line by CRLF', () => {
    expect(
      toCsv([
        ['Agent', 'Revenue'],
        ['Cléo', 1650.5],
      ]),
    ).toBe('\ufeffAgent,Revenue\r\nCléo,1650.5\r\n');
    expect(toCsv([])).toBe('\ufeff');
  });

  it.each<[CsvRow, string]>([
    [['a,b', 'c'], '"a,b",c'],
    [['say "hi"'], '"say ""hi"""'],
    [['two\nlines'], '"two\nlines"'],
    [['a;b'], '"a;b"'],
    [[' x '], '" x "'],
    [[null, '', 0], ',,0'],
    [[], ''],
    [[-5, -0, 0.1 + 0.2, 1e21, 1e-9], '-5,0,0.3,1000000000000000000000,0'],
    [[Number.NaN, Number.POSITIVE_INFINITY], ','],
  ])('writes %j as %j', (row, line) => {
    expect(body([row])).toBe(`${line}\r\n`);
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+33 1 23', "'+33 1 23"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['＝1+1', "'＝1+1"],
    ['  =1', "  '=1"],
    ['\u200b\u00a0=1', "\u200b\u00a0'=1"],
    ['\tx', "'\tx"],
    ['\rx', "'\rx"],
    ['\nx', "'\nx"],
    // how Excel reads it in French, where a semicolon divides cells
    ["x;=cmd|' /C calc'!A0;", "x;'=cmd|' /C calc'!A0;"],
    ['x"=1', 'x"\'=1'],
    ['x\n=1', "x\n'=1"],
    ['Jean-Luc & Co', 'Jean-Luc & Co'],
    ['a=b', 'a=b'],
    ['ann@example.com', 'ann@example.com'],
    ['—', '—'],
    ["'quoted'", "'quoted'"],
  ])('makes of the text %j %j', (text, safe) => {
    expect(neutralise(text)).toBe(safe);
  });

  it('is read back as it was written, whatever it holds', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const read = readCsv(body(rows));
        expect(read).toHaveLength(rows.length);
        for (const [y, row] of rows.entries()) {
          expect(read[y]).toHaveLength(row.length);
          for (const [x, cell] of row.entries()) {
            const back = read[y]?.[x];
            if (typeof cell === 'number') expect(Number(back)).toBe(cell + 0);
            else expect(back).toBe(cell === null ? '' : neutralise(cell));
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('holds no text that a spreadsheet would run, wherever the spreadsheet divides its lines', () => {
    fc.assert(
      fc.property(fc.array(oddText, { maxLength: 5 }), (texts) => {
        for (const [cell] of readCsv(body(texts.map((text) => [text])))) expect(cell).not.toMatch(dangerous);
        for (const separator of [/[,\r\n]/, /[;\r\n]/, /[\t\r\n]/])
          for (const piece of body([texts]).split(separator))
            expect(piece.replaceAll('"', '')).not.toMatch(/^[\s\p{Cf}\p{Z}]*[=+\-@＝＋－＠﹦]/u);
      }),
      { numRuns: 2000 },
    );
  });

  it('changes nothing but what it has to: what is safe already stays, also at the second time', () => {
    fc.assert(
      fc.property(oddText, (text) => {
        const safe = neutralise(text);
        expect(neutralise(safe)).toBe(safe);
        expect(safe.replaceAll("'", '')).toBe(text.replaceAll("'", ''));
      }),
    );
  });

  it('takes no time to speak of, however much white space there is', () => {
    const long = '\t'.repeat(50_000);
    const started = performance.now();
    neutralise(`${long}x${long}`);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe('a large file', () => {
  it('comes in pieces that are made as they are asked for, and are the same file', () => {
    let made = 0;
    function* rows(): Generator<CsvRow> {
      for (; made < 1050; made++) yield [made, `row ${made}`];
    }
    const chunks = csvChunks(rows(), 100);
    const first = chunks.next().value ?? '';
    expect(made).toBeLessThanOrEqual(100);
    const all = [first, ...chunks];
    expect(all).toHaveLength(11);
    made = 0;
    expect(all.join('')).toBe(toCsv(rows()));
    expect([...csvChunks([], 100)]).toEqual(['\ufeff']);
  });
});
