import { expect, test } from 'vitest';
import { createLog, redact } from '../src/log.ts';

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  write(createLog('info', { write: (line) => void lines.push(line) }));
  return lines.join('');
}

test('a line is one JSON object with its level in words and its time', () => {
  const line = JSON.parse(logged((log) => log.warn({ table: 'products' }, 'slow')));
  expect(line).toMatchObject({
    level: 'warn',
    table: 'products',
    msg: 'slow',
    time: expect.stringMatching(/^\d{4}-.*Z$/),
  });
});

test('what is below the level is not written', () => {
  expect(logged((log) => log.debug('chatter'))).toBe('');
});

test.each([
  'xoxb-1234-5678-abcDEF',
  'xapp-1-A1-2-abc',
  'patAbCdEf0123456789.0123456789abcdef',
  'https://hooks.slack.com/commands/T0123/456/abcdefghijklmnopqrst',
  'https://hooks.slack.com/actions/T0123/456/abcdefghijklmnopqrst',
])('%s in the words of an error, its stack or its cause is hidden', (secret) => {
  const text = logged((log) =>
    log.error({ err: new Error(`refused ${secret}`, { cause: new Error(secret) }) }, 'failed'),
  );
  expect(text).toContain('refused');
  expect(text).not.toContain(secret.slice(-8));
});

test('what libraries keep under the names of secrets is hidden', () => {
  const text = logged((log) =>
    log.info({ token: 'hush', args: { authorization: 'Bearer hush', response_url: 'hush' } }, 'call'),
  );
  expect(text).not.toContain('hush');
});

test('a text without secrets stays as it is', () => {
  expect(redact('the path of a pattern is /commands')).toBe('the path of a pattern is /commands');
});
