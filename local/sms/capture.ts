import { randomUUID } from 'node:crypto';

/** A text message as AWS End User Messaging was asked to send it. */
export interface TextMessage {
  from: string;
  to: string;
  text: string;
  noticeId: string | undefined;
  owner: string | undefined;
}

export interface CapturedText extends TextMessage {
  readonly id: string;
  /** Milliseconds since the epoch, by the host's clock. */
  readonly at: number;
}

/** Keeps text messages in memory, and has them sent where there is a way to; a notice's message is kept once. */
export class TextCapture {
  readonly #now: () => number;
  readonly #texts = new Map<string, CapturedText>();
  readonly #optedOut = new Set<string>();

  readonly #send: (message: TextMessage, id: string) => void;

  constructor(now: () => number, send: (message: TextMessage, id: string) => void = () => {}) {
    this.#now = now;
    this.#send = send;
  }

  /** What came since the host started, in order. */
  messages(): CapturedText[] {
    return [...this.#texts.values()];
  }

  /** From now on nothing is sent to this number, like the service's opt-out list. */
  optOut(number: string): void {
    this.#optedOut.add(number);
  }

  hasOptedOut(number: string): boolean {
    return this.#optedOut.has(number);
  }

  keep(message: TextMessage): string {
    const id = `sms-${message.noticeId ?? randomUUID()}`;
    if (this.#texts.has(id)) return id;
    this.#send(message, id);
    this.#texts.set(id, { ...message, id, at: this.#now() });
    return id;
  }
}
