import { describe, expect, test } from 'vitest';
import { refuseForeign } from '../../../src/playground/web/guard.ts';

const refused = (host: string | undefined, origin?: string) =>
  refuseForeign({ headers: { ...(host && { host }), ...(origin && { origin }) } }) !== null;

describe('a request is taken', () => {
  test.each([
    ['of a browser at localhost', 'localhost:3000', undefined],
    ['through a tunnel with another port', 'localhost:8123', 'http://localhost:8123'],
    ['by address', '127.0.0.1:3000', 'http://127.0.0.1:3000'],
    ['by address of version 6', '[::1]:3000', 'http://[::1]:3000'],
    ['in capitals', 'LOCALHOST:3000', 'http://localhost:3000'],
  ])('%s', (_, host, origin) => expect(refused(host, origin)).toBe(false));
});

describe('a request is refused', () => {
  test.each([
    ['with a name that points here', 'evil.example:3000', undefined],
    ['with a name that begins well', 'localhost.evil.example', undefined],
    ['with an address on the network', '192.168.0.7:3000', undefined],
    ['without a host', undefined, undefined],
    ['of another site', 'localhost:3000', 'https://evil.example'],
    ['of another program on this machine', 'localhost:3000', 'http://localhost:8080'],
    ['of a page without an origin', 'localhost:3000', 'null'],
    ['of the same name over https', 'localhost:3000', 'https://localhost:3000'],
  ])('%s', (_, host, origin) => expect(refused(host, origin)).toBe(true));
});
