import { createHmac } from 'node:crypto';

/** Sends the bot an event as Slack does, signed. Throws where it is not acknowledged. */
export async function sendSigned(
  port: number,
  secret: string,
  payload: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<void> {
  const body = JSON.stringify(payload);
  const seconds = Math.floor(Date.now() / 1000);
  const signature = createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex');
  const response = await fetch(`http://127.0.0.1:${port}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-slack-request-timestamp': String(seconds),
      'x-slack-signature': `v0=${signature}`,
      ...headers,
    },
    body,
  });
  if (!response.ok) throw new Error(`the event was answered with ${response.status}`);
}
