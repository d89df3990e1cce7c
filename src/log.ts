import { type DestinationStream, type Logger, pino } from 'pino';

export type Log = Logger;

// What libraries put into errors and objects under these names; our own secrets are wrapped besides.
const secretPaths = [
  'token',
  'authorization',
  'Authorization',
  'appToken',
  'botToken',
  'signingSecret',
  'response_url',
];

// Tokens of Slack and Airtable, and the addresses of answers, wherever they stand in a text.
const secretText = /\b(xox[a-z]-|xapp-|pat[A-Za-z0-9]{10,}\.)[\w.-]+|(\/commands|\/actions)\/[\w/-]{20,}/g;

/** Hides tokens and answer addresses in a text that others wrote, such as an error's message. */
export function redact(text: string): string {
  return text.replace(
    secretText,
    (_, token: string | undefined, path: string | undefined) => `${token ?? path ?? ''}[secret]`,
  );
}

/** The program's log: one JSON object a line, on standard error unless told otherwise. */
export function createLog(level: string, destination: DestinationStream = pino.destination(2)): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: [...secretPaths, ...secretPaths.map((path) => `*.${path}`)], censor: '[secret]' },
      formatters: { level: (label) => ({ level: label }) },
      serializers: {
        err: (error: unknown) => {
          if (!(error instanceof Error)) return redact(String(error));
          return {
            type: error.name,
            message: redact(error.message),
            stack: redact(error.stack ?? ''),
            ...('code' in error ? { code: error.code } : {}),
            ...(error.cause === undefined ? {} : { cause: redact(String(error.cause)) }),
          };
        },
      },
    },
    destination,
  );
}
