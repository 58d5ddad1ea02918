import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asEml, type MailMessage } from './message.ts';

export interface CapturedMail extends MailMessage {
  readonly id: string;
  /** Milliseconds since the epoch, by the host's clock. */
  readonly at: number;
}

export interface MailCounters {
  captured: number;
  repeated: number;
}

/** Keeps what would have been sent: in memory and, if there is a folder, as `.eml` files. */
export class MailCapture {
  readonly #folder: string | undefined;
  readonly #now: () => number;
  readonly #mails = new Map<string, CapturedMail>();
  #repeated = 0;

  constructor(folder: string | undefined, now: () => number) {
    this.#folder = folder;
    this.#now = now;
    if (folder !== undefined) mkdirSync(folder, { recursive: true, mode: 0o700 });
  }

  /** The messages since the host started, in order. */
  messages(): CapturedMail[] {
    return [...this.#mails.values()];
  }

  counters(): MailCounters {
    return { captured: this.#mails.size, repeated: this.#repeated };
  }

  /**
   * Returns the message's id. A message of a notice that was kept before, even in an earlier run, is not kept again.
   */
  keep(message: MailMessage): string {
    const id = message.noticeId === undefined ? randomUUID() : idOf(message.noticeId);
    const file = this.#folder === undefined ? undefined : join(this.#folder, `${id}.eml`);
    if (this.#mails.has(id) || (file !== undefined && existsSync(file))) {
      this.#repeated++;
      return id;
    }
    const at = this.#now();
    if (file !== undefined) {
      writeFileSync(`${file}.new`, asEml(message, id, at), { mode: 0o600 });
      renameSync(`${file}.new`, file);
    }
    this.#mails.set(id, { ...message, id, at });
    return id;
  }
}

/** The notice's id if it can be a file name; otherwise a hash of it. */
const idOf = (noticeId: string): string =>
  /^[\w-]{1,100}$/.test(noticeId) ? noticeId : createHash('sha256').update(noticeId).digest('hex');
