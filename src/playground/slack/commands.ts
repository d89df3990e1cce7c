import { type Answers, buildAnswers, responseUrlOf } from './answers.ts';
import type { SignOptions } from './deliver.ts';
import type { PeopleParts } from './parts.ts';
import { buildCommand } from './payloads.ts';

/** Who and where are ids or names; the first person and channel by default. */
export interface AskedCommand extends SignOptions {
  readonly text?: string;
  readonly user?: string;
  readonly channel?: string;
  readonly command?: string;
}

export async function sendCommand(parts: PeopleParts, asked: AskedCommand): Promise<Answers> {
  const { directory, frame, responses } = parts;
  const person = directory.person(asked.user);
  const channel = directory.channel(asked.channel);
  const { command = '/kpi', text = '' } = asked;
  const line = `${command} ${text}`.trim();
  const address = responses.create({ user: person.id, channel: channel.id, line });
  const sent = {
    responseUrl: responseUrlOf(parts, address),
    triggerId: parts.triggers.create(person.id),
  };
  const payload = buildCommand(frame, { command, text, person, channel, ...sent });
  const ack = await parts.outgoing.sendCommand(payload, asked);
  if (ack.error === undefined) responses.takeAcknowledgement(address, ack.body);
  return buildAnswers(ack, address, sent);
}
