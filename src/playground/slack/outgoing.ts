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
import type { Json } from './json.ts';
import type { SocketMode } from './socket.ts';

/** The way to the app: signed requests once an address is known, Socket Mode before that. */
export class Outgoing {
  readonly #deliverer: Deliverer;
  readonly #socket: SocketMode;
  #requestUrl: string | undefined;

  constructor(deliverer: Deliverer, socket: SocketMode) {
    this.#deliverer = deliverer;
    this.#socket = socket;
  }

  connect(requestUrl: string): void {
    this.#requestUrl = requestUrl;
  }

  sendCommand(payload: Json, options: SignOptions): Promise<Acknowledgement> {
    return this.#send('slash_commands', payload, () => encodeForm(payload), options);
  }

  sendInteraction(payload: Json, options: SignOptions): Promise<Acknowledgement> {
    return this.#send('interactive', payload, () => encodeInteraction(payload), options);
  }

  sendEvent(payload: Json, options: SignOptions): Promise<Acknowledgement> {
    return this.#send('events_api', payload, () => encodeEvent(payload), options);
  }

  async #send(
    type: string,
    payload: Json,
    signed: () => SignedBody,
    options: SignOptions,
  ): Promise<Acknowledgement> {
    const request = signed();
    const started = performance.now();
    const passed = () => performance.now() - started;
    try {
      if (this.#requestUrl !== undefined)
        return await this.#deliverer.send(this.#requestUrl, request, options);
      const body = await this.#socket.send(type, payload, ACKNOWLEDGE_WITHIN_MS);
      return body === undefined
        ? { status: 0, body: '', ms: passed(), error: 'operation_timeout' }
        : judge(200, body, passed());
    } catch (error) {
      // nobody is there, or the connection broke: a person sees what they see when the app fails
      return { ...judge(0, '', passed()), reason: String(error) };
    }
  }
}
