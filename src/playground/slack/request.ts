import type { IncomingMessage } from 'node:http';
import { isJson, type Json, parseJson } from './json.ts';

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
}

/** The arguments of a call: query, then form or JSON. A JSON body that is none of an object is no arguments. */
export function decodeArguments(contentType: string, body: Buffer, query: URLSearchParams): Json {
  const args: Json = Object.fromEntries(query);
  if (body.length === 0) return args;
  if (contentType.startsWith('application/json')) {
    const json = parseJson(body.toString('utf8'));
    return isJson(json) ? { ...args, ...json } : args;
  }
  return { ...args, ...Object.fromEntries(new URLSearchParams(body.toString('utf8'))) };
}

/** The bytes of an upload: as they are, or the first part of a multipart form. */
export function decodeUpload(contentType: string, body: Buffer): Buffer {
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (boundary === undefined) return body;
  const start = body.indexOf('\r\n\r\n');
  const end = body.indexOf(`\r\n--${boundary}`, start);
  return start < 0 || end < 0 ? Buffer.alloc(0) : body.subarray(start + 4, end);
}
