import { randomBytes } from 'node:crypto';
import { isJson, type Json, parseJson, text } from './json.ts';
import { fail, isTrue, readBlocks, readText } from './methods/method.ts';
import type { Message } from './model.ts';
import type { Store } from './store.ts';

// Slack: a response_url takes 5 uses within 30 minutes of its payload
const MOST_USES = 5;
const LIFE_MS = 30 * 60_000;
// addresses remembered; older ones answer as expired
const MOST_ADDRESSES = 20_000;

/** Something that came to a `response_url`. */
export interface Arrival {
  readonly status: number;
  /** Slack's error when it was refused */
  readonly error?: string;
  readonly body: Json;
  /** the message as it stands after it; absent when refused or deleted */
  readonly message?: Message;
  readonly effect: 'posted' | 'replaced' | 'deleted' | 'refused';
  /** milliseconds since the payload was sent */
  readonly ms: number;
}

export interface ResponseAddress {
  readonly token: string;
  readonly user: string;
  readonly channel: string;
  /** the message that was pressed; for a command, the last one posted through this address */
  source?: { readonly channel: string; readonly ts: string };
  /** the line that was typed, for a command */
  readonly line?: string;
  readonly createdAt: number;
  readonly sentAt: number;
  uses: number;
  readonly arrivals: Arrival[];
  readonly waiting: Set<() => void>;
}

interface Outcome {
  readonly status: number;
  readonly body: string;
}

export class Responses {
  readonly #addresses = new Map<string, ResponseAddress>();
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  create(asked: Pick<ResponseAddress, 'user' | 'channel' | 'line' | 'source'>): ResponseAddress {
    const address: ResponseAddress = {
      ...asked,
      token: randomBytes(12).toString('hex'),
      createdAt: this.#store.now(),
      sentAt: performance.now(),
      uses: 0,
      arrivals: [],
      waiting: new Set(),
    };
    this.#addresses.set(address.token, address);
    const oldest = this.#addresses.keys().next().value;
    if (this.#addresses.size > MOST_ADDRESSES && oldest !== undefined) this.#addresses.delete(oldest);
    return address;
  }

  /** Takes a post as Slack does. Every attempt counts as a use, a refused one too. */
  take(token: string, body: Json): Outcome {
    const address = this.#addresses.get(token);
    if (!address) return { status: 404, body: JSON.stringify(fail('expired_url')) };
    address.uses += 1;
    if (this.#store.now() - address.createdAt > LIFE_MS)
      return this.#refuse(address, body, fail('expired_url'));
    if (address.uses > MOST_USES) return this.#refuse(address, body, fail('used_url'));
    return this.#apply(address, body);
  }

  /**
   * What the acknowledgement of a command itself carried: shown as an answer, at no use. With `in_channel`, be it
   * with words or without, everybody sees the typed line first; later answers never bring it.
   */
  takeAcknowledgement(address: ResponseAddress, body: string): void {
    if (body === '') return;
    const parsed = parseJson(body);
    const message = isJson(parsed) ? parsed : { text: body };
    if (message.text !== undefined || message.blocks !== undefined) this.#apply(address, message, true);
    else if (message.response_type === 'in_channel') this.#showLine(address);
  }

  #showLine({ channel, user, line = '' }: ResponseAddress): void {
    this.#store.addMessage({ channel, user, text: line, blocks: [] });
  }

  #refuse(address: ResponseAddress, body: Json, refusal: Json): Outcome {
    this.#arrive(address, { status: 404, error: text(refusal.error), body, effect: 'refused' });
    return { status: 404, body: JSON.stringify({ ok: false, error: refusal.error }) };
  }

  #apply(address: ResponseAddress, body: Json, acknowledges = false): Outcome {
    const store = this.#store;
    const source = address.source && store.message(address.source.channel, address.source.ts);
    if (isTrue(body.delete_original)) {
      if (address.line !== undefined || !source)
        return this.#refuse(address, body, fail('cant_delete_message'));
      store.removeMessage(source.channel, source.ts);
      return this.#arrive(address, { status: 200, body, effect: 'deleted' });
    }
    const inChannel = body.response_type === 'in_channel';
    const replaces = isTrue(body.replace_original) ? source : undefined;
    // an unshared file is the bot's alone (java-slack-sdk#1349)
    const read = readBlocks(store, body.blocks, false);
    if ('refused' in read) return this.#refuse(address, body, read.refused);
    const words = readText(body.text);
    if (words === '' && read.blocks.length === 0) return this.#refuse(address, body, fail('no_text'));
    if (replaces) {
      store.changeMessage(replaces, { text: words, blocks: read.blocks, payload: body });
      return this.#arrive(address, { status: 200, body, message: replaces, effect: 'replaced' });
    }
    if (acknowledges && inChannel) this.#showLine(address);
    const message = store.addMessage({
      channel: address.channel,
      user: store.botUserId,
      text: words,
      blocks: read.blocks,
      payload: body,
      ...(inChannel ? {} : { onlyFor: address.user }),
      ...(body.thread_ts === undefined ? {} : { threadTs: text(body.thread_ts) }),
    });
    if (address.line !== undefined) address.source = { channel: message.channel, ts: message.ts };
    return this.#arrive(address, { status: 200, body, message, effect: 'posted' });
  }

  #arrive(address: ResponseAddress, arrival: Omit<Arrival, 'ms'>): Outcome {
    address.arrivals.push({ ...arrival, ms: performance.now() - address.sentAt });
    for (const wake of address.waiting) wake();
    return { status: 200, body: 'ok' };
  }
}

/** The nth answer that Slack took, waited for; an error that says what came instead after `timeoutMs`. */
export function answerOf(address: ResponseAddress, nth: number, timeoutMs: number): Promise<Arrival> {
  const taken = () => address.arrivals.filter((arrival) => arrival.effect !== 'refused')[nth - 1];
  return new Promise((resolve, reject) => {
    const here = taken();
    if (here) return resolve(here);
    const timer = setTimeout(() => {
      address.waiting.delete(wake);
      const came = address.arrivals.map(({ effect, error }) => error ?? effect).join(', ') || 'nothing';
      reject(new Error(`No answer ${nth} at the response_url after ${timeoutMs} ms; what came: ${came}`));
    }, timeoutMs);
    const wake = () => {
      const arrival = taken();
      if (!arrival) return;
      clearTimeout(timer);
      address.waiting.delete(wake);
      resolve(arrival);
    };
    address.waiting.add(wake);
  });
}
