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

/** Keeps the text messages that would have been sent, in memory; one of a notice that came before is kept once. */
export class TextCapture {
  readonly #now: () => number;
  readonly #texts = new Map<string, CapturedText>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** What came since the host started, in order. */
  messages(): CapturedText[] {
    return [...this.#texts.values()];
  }

  keep(message: TextMessage): string {
    const id = `sms-${message.noticeId ?? randomUUID()}`;
    if (!this.#texts.has(id)) this.#texts.set(id, { ...message, id, at: this.#now() });
    return id;
  }
}
