import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { deflateSync } from 'node:zlib';

export type Behaviour = (response: ServerResponse, request: IncomingMessage) => void;

/** A service on localhost that answers `POST /chart` as it is told, and keeps what it was asked. */
export async function startQuickChart(behave: Behaviour) {
  const asked: { url: string; authorization: string | undefined; body: Record<string, unknown> }[] = [];
  let behaviour = behave;
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts).toString();
      const { authorization } = request.headers;
      asked.push({ url: request.url ?? '', authorization, body: body ? JSON.parse(body) : {} });
      behaviour(response, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    behave(next: Behaviour) {
      behaviour = next;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The smallest whole PNG: one white pixel. Sums are left at zero, as nobody here reads them. */
export function onePixelPng(): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(data.length);
    head.write(type, 4, 'latin1');
    return Buffer.concat([head, data, Buffer.alloc(4)]);
  };
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from([0, 255]))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

export const answerPng: Behaviour = (response) =>
  response.setHeader('content-type', 'image/png').end(onePixelPng());

/** The ways in which a service in trouble fails to draw. */
export const troubles: Record<string, Behaviour> = {
  'HTML with status 200': (response) => response.setHeader('content-type', 'text/html').end('<h1>hello</h1>'),
  'an empty body': (response) => response.end(),
  'a picture of the error with status 500': (response) => {
    response.statusCode = 500;
    response.end(onePixelPng());
  },
  'status 429': (response) => {
    response.statusCode = 429;
    response.end('Too many requests');
  },
  'half a PNG': (response) => response.end(onePixelPng().subarray(0, 40)),
  'a body that stalls': (response) => {
    response.setHeader('content-length', '1000');
    response.write(onePixelPng());
  },
  'a connection that is reset': (response) => {
    response.socket?.resetAndDestroy();
  },
};
