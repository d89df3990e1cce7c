import { buildAction, type Choice, findElement, hasState, stateOf } from './choices.ts';
import {
  ACKNOWLEDGE_WITHIN_MS,
  type Acknowledgement,
  type Deliverer,
  encodeEvent,
  encodeForm,
  encodeInteraction,
  judge,
  type SignedBody,
  type SignOptions,
} from './deliver.ts';
import { type AskedEvent, writeEvent } from './events.ts';
import type { Json } from './json.ts';
import { renderMessage } from './methods/chat.ts';
import type { MethodContext } from './methods/method.ts';
import type { Channel, Message, Person } from './model.ts';
import { buildCommand, buildEvent, buildPress, type PayloadFrame } from './payloads.ts';
import { type Arrival, answerOf, type ResponseAddress, type Responses } from './responses.ts';
import type { SocketMode } from './socket.ts';
import type { Triggers } from './triggers.ts';

/** Who and where are ids or names; the first person and channel by default. */
export interface AskedCommand extends SignOptions {
  readonly text?: string;
  readonly user?: string;
  readonly channel?: string;
  readonly command?: string;
}

export interface AskedPress extends SignOptions, Choice {
  readonly message: Message;
  /** who presses: whoever alone sees the message, else the first person */
  readonly user?: string;
}

/** What came of a command or a press. */
export interface Answers {
  readonly ack: Acknowledgement;
  readonly responseUrl: string;
  readonly triggerId: string;
  /** everything that came to the `response_url` so far, refusals too */
  readonly arrivals: readonly Arrival[];
  /** the nth answer that was taken, the first by default; rejects when none comes within `timeoutMs` (5 s) */
  readonly answer: (nth?: number, timeoutMs?: number) => Promise<Arrival>;
}

interface PeopleParts {
  readonly context: MethodContext;
  readonly triggers: Triggers;
  readonly responses: Responses;
  readonly deliverer: Deliverer;
  readonly socket: SocketMode;
}

/** The side of the people: what they type and press goes to the app, by HTTP or by Socket Mode. */
export class People {
  readonly #parts: PeopleParts;
  readonly #frame: PayloadFrame;
  #requestUrl: string | undefined;
  #events = 0;

  constructor(parts: PeopleParts) {
    this.#parts = parts;
    const { id, domain } = parts.context.team;
    this.#frame = { team: { id, domain }, appId: parts.context.appId, token: 'verification-token' };
  }

  connect(requestUrl: string): void {
    this.#requestUrl = requestUrl;
  }

  person(idOrName?: string): Person {
    const { people } = this.#parts.context.store;
    if (idOrName === undefined) for (const person of people.values()) return person;
    const found =
      people.get(idOrName ?? '') ?? [...people.values()].find((person) => person.name === idOrName);
    if (!found) throw new Error(`Nobody here is called ${idOrName}`);
    return found;
  }

  channel(idOrName?: string): Channel {
    const { channels } = this.#parts.context.store;
    if (idOrName === undefined) for (const channel of channels.values()) return channel;
    const name = idOrName?.replace(/^#/, '');
    const found =
      channels.get(idOrName ?? '') ?? [...channels.values()].find((channel) => channel.name === name);
    if (!found) throw new Error(`There is no channel ${idOrName}`);
    return found;
  }

  async #deliver(
    type: string,
    payload: Json,
    signed: () => SignedBody,
    options: SignOptions,
  ): Promise<Acknowledgement> {
    if (this.#requestUrl !== undefined)
      return this.#parts.deliverer.send(this.#requestUrl, signed(), options);
    const started = performance.now();
    const body = await this.#parts.socket.send(type, payload, ACKNOWLEDGE_WITHIN_MS);
    const ms = performance.now() - started;
    return body === undefined
      ? { status: 0, body: '', ms, error: 'operation_timeout' }
      : judge(200, body, ms);
  }

  #answers(ack: Acknowledgement, address: ResponseAddress, responseUrl: string, triggerId: string): Answers {
    return {
      ack,
      responseUrl,
      triggerId,
      arrivals: address.arrivals,
      answer: (nth = 1, timeoutMs = 5000) => answerOf(address, nth, timeoutMs),
    };
  }

  #responseUrl(address: ResponseAddress): string {
    return `${this.#parts.context.origin}/response/${this.#frame.team.id}/${address.token}`;
  }

  async command(asked: AskedCommand): Promise<Answers> {
    const person = this.person(asked.user);
    const channel = this.channel(asked.channel);
    const address = this.#parts.responses.create({ user: person.id, channel: channel.id, fromCommand: true });
    const responseUrl = this.#responseUrl(address);
    const triggerId = this.#parts.triggers.create(person.id);
    const { command = '/kpi', text = '' } = asked;
    const payload = buildCommand(this.#frame, { command, text, person, channel, responseUrl, triggerId });
    const ack = await this.#deliver('slash_commands', payload, () => encodeForm(payload), asked);
    if (ack.error === undefined) this.#parts.responses.takeAcknowledgement(address, ack.body);
    return this.#answers(ack, address, responseUrl, triggerId);
  }

  async press(asked: AskedPress): Promise<Answers> {
    const { message } = asked;
    const { store } = this.#parts.context;
    const person = this.person(asked.user ?? message.onlyFor);
    const seen = store.message(message.channel, message.ts);
    if (!seen) throw new Error('The message is no longer there');
    if (message.onlyFor !== undefined && message.onlyFor !== person.id) {
      throw new Error(`${person.name} does not see this message`);
    }
    const found = findElement(message.blocks, asked);
    if (hasState(found.element)) {
      const block = String(found.block.block_id);
      message.state[block] = {
        ...message.state[block],
        [String(found.element.action_id)]: stateOf(found.element, asked.value),
      };
    }
    const { channel, ts } = message;
    const address = this.#parts.responses.create({
      user: person.id,
      channel,
      fromCommand: false,
      source: { channel, ts },
    });
    const responseUrl = this.#responseUrl(address);
    const triggerId = this.#parts.triggers.create(person.id);
    const payload = buildPress(this.#frame, {
      person,
      channel: this.channel(channel),
      message,
      rendered: renderMessage(this.#parts.context, message),
      action: buildAction(found, asked.value, store.nextTs()),
      responseUrl,
      triggerId,
    });
    const ack = await this.#deliver('interactive', payload, () => encodeInteraction(payload), asked);
    return this.#answers(ack, address, responseUrl, triggerId);
  }

  event(asked: AskedEvent, options: SignOptions = {}): Promise<Acknowledgement> {
    this.#events += 1;
    const { store } = this.#parts.context;
    const payload = buildEvent(this.#frame, writeEvent(this, this.#parts.context, asked), {
      eventId: `Ev0${String(this.#events).padStart(8, '0')}`,
      seconds: Math.floor(store.now() / 1000),
      botUserId: store.botUserId,
    });
    return this.#deliver('events_api', payload, () => encodeEvent(payload), options);
  }
}
