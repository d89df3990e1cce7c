import { createHash, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { isJson, parseJson, text } from './json.ts';

// RFC 6455
const MAGIC = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const TEXT = 1;
const CLOSE = 8;
const PING = 9;
const PONG = 10;
// the client gives a connection up after 30 s without a ping (@slack/socket-mode, serverPingTimeout)
const PING_EVERY_MS = 10_000;

interface Frame {
  readonly final: boolean;
  readonly opcode: number;
  readonly payload: Buffer;
  readonly rest: Buffer;
}

/** One whole frame from the front of what has come, or undefined when more must come. */
function decodeFrame(bytes: Buffer): Frame | undefined {
  if (bytes.length < 2) return undefined;
  const [first = 0, second = 0] = bytes;
  let offset = 2;
  let length = second & 0x7f;
  if (length === 126) {
    if (bytes.length < 4) return undefined;
    length = bytes.readUInt16BE(2);
    offset = 4;
  } else if (length === 127) {
    if (bytes.length < 10) return undefined;
    length = Number(bytes.readBigUInt64BE(2));
    offset = 10;
  }
  const masked = (second & 0x80) !== 0;
  const start = offset + (masked ? 4 : 0);
  if (bytes.length < start + length) return undefined;
  const payload = Buffer.from(bytes.subarray(start, start + length));
  if (masked) {
    const mask = bytes.subarray(offset, start);
    for (let index = 0; index < payload.length; index += 1)
      payload[index] = (payload[index] ?? 0) ^ (mask[index % 4] ?? 0);
  }
  return { final: (first & 0x80) !== 0, opcode: first & 0x0f, payload, rest: bytes.subarray(start + length) };
}

function encodeFrame(opcode: number, payload: Buffer): Buffer {
  const { length } = payload;
  const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  head[0] = 0x80 | opcode;
  if (length < 126) head[1] = length;
  else if (length < 65_536) {
    head[1] = 126;
    head.writeUInt16BE(length, 2);
  } else {
    head[1] = 127;
    head.writeBigUInt64BE(BigInt(length), 2);
  }
  return Buffer.concat([head, payload]);
}

/** The far end of Socket Mode: says hello, sends envelopes to one of the connections, hears acknowledgements. */
export class SocketMode {
  readonly #connections = new Set<Duplex>();
  readonly #tickets = new Set<string>();
  readonly #acknowledged = new Map<string, (body: string) => void>();
  readonly #origin: () => string;
  readonly #pinger: NodeJS.Timeout;
  #turn = 0;

  constructor(origin: () => string) {
    this.#origin = origin;
    this.#pinger = setInterval(() => {
      for (const connection of this.#connections) connection.write(encodeFrame(PING, Buffer.from('ping')));
    }, PING_EVERY_MS).unref();
  }

  get connections(): number {
    return this.#connections.size;
  }

  /** A WebSocket address that works once, as `apps.connections.open` gives it. */
  issueUrl(): string {
    const ticket = randomBytes(8).toString('hex');
    this.#tickets.add(ticket);
    return `${this.#origin().replace('http:', 'ws:')}/link/?ticket=${ticket}`;
  }

  upgrade(request: IncomingMessage, socket: Duplex): void {
    const ticket = new URL(request.url ?? '/', 'http://127.0.0.1').searchParams.get('ticket') ?? '';
    const key = request.headers['sec-websocket-key'];
    if (!this.#tickets.delete(ticket) || key === undefined) {
      socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
      return;
    }
    const accept = createHash('sha1').update(`${key}${MAGIC}`).digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\nsec-websocket-accept: ${accept}\r\n\r\n`,
    );
    this.#connections.add(socket);
    this.#listen(socket);
    this.#write(socket, {
      type: 'hello',
      num_connections: this.#connections.size,
      connection_info: { app_id: 'A0KPI0APP' },
    });
  }

  #listen(socket: Duplex): void {
    let bytes: Buffer = Buffer.alloc(0);
    let message: Buffer[] = [];
    socket.on('data', (part: Buffer) => {
      bytes = bytes.length === 0 ? part : Buffer.concat([bytes, part]);
      for (let frame = decodeFrame(bytes); frame; frame = decodeFrame(bytes)) {
        bytes = frame.rest;
        if (frame.opcode === PING) socket.write(encodeFrame(PONG, frame.payload));
        else if (frame.opcode === CLOSE) socket.end(encodeFrame(CLOSE, frame.payload));
        else if (frame.opcode <= TEXT) {
          message.push(frame.payload);
          if (frame.final) {
            this.#hear(Buffer.concat(message).toString('utf8'));
            message = [];
          }
        }
      }
    });
    const gone = () => this.#connections.delete(socket);
    socket.on('close', gone);
    socket.on('error', gone);
  }

  #hear(line: string): void {
    const message = parseJson(line);
    if (!isJson(message)) return;
    const id = text(message.envelope_id);
    const payload =
      isJson(message.payload) && Object.keys(message.payload).length > 0 ? message.payload : undefined;
    this.#acknowledged.get(id)?.(payload ? JSON.stringify(payload) : '');
    this.#acknowledged.delete(id);
  }

  #write(socket: Duplex, message: unknown): void {
    socket.write(encodeFrame(TEXT, Buffer.from(JSON.stringify(message))));
  }

  /** Sends to any one connection, the next in turn; what the app acknowledged with, undefined if it did not in time. */
  send(type: string, payload: unknown, withinMs: number): Promise<string | undefined> {
    const open = [...this.#connections];
    const socket = open[this.#turn % open.length];
    this.#turn += 1;
    if (!socket) return Promise.reject(new Error('No app is connected by Socket Mode'));
    const id = randomBytes(8).toString('hex');
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#acknowledged.delete(id);
        resolve(undefined);
      }, withinMs);
      this.#acknowledged.set(id, (body) => {
        clearTimeout(timer);
        resolve(body);
      });
      this.#write(socket, {
        type,
        envelope_id: id,
        payload,
        accepts_response_payload: type !== 'events_api',
      });
    });
  }

  /** As Slack does every few hours: asks every connection to be made anew. */
  refresh(): void {
    for (const socket of this.#connections)
      this.#write(socket, { type: 'disconnect', reason: 'refresh_requested' });
  }

  /** Cuts every connection without a word. */
  cut(): void {
    for (const socket of this.#connections) socket.destroy();
  }

  close(): void {
    clearInterval(this.#pinger);
    this.cut();
  }
}
