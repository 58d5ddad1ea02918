import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HostSealing } from '../../contracts/host-sealing.ts';
import { asEml, type CapturedMail, type MailMessage } from './message.ts';
import { mailsIn, SEALED_MAIL, sealMail } from './sealed-mail.ts';

export interface MailCounters {
  captured: number;
  repeated: number;
}

type Send = (message: MailMessage, id: string) => Promise<void>;

/**
 * Has messages sent where there is a way to, and keeps them: in memory and, if there is a folder, as files: sealed if there is what to seal them
 * with, otherwise `.eml`.
 */
export class MailCapture {
  readonly #folder: string | undefined;
  readonly #now: () => number;
  readonly #mails = new Map<string, CapturedMail>();
  readonly #earlier = new Map<string, CapturedMail>();
  readonly #sealing: () => HostSealing | undefined;
  readonly #send: Send;
  readonly #leaving = new Map<string, Promise<string>>();
  #repeated = 0;

  constructor(
    folder: string | undefined,
    now: () => number,
    sealing: () => HostSealing | undefined = () => undefined,
    send: Send = async () => {},
  ) {
    this.#send = send;
    this.#folder = folder;
    this.#sealing = sealing;
    this.#now = now;
    if (folder !== undefined) mkdirSync(folder, { recursive: true, mode: 0o700 });
  }

  /** The messages since the host started, in order. */
  messages(): CapturedMail[] {
    return [...this.#mails.values()];
  }

  /** The messages with those of earlier runs that were sealed and can be opened. */
  async everyMessage(): Promise<CapturedMail[]> {
    const sealing = this.#sealing();
    if (this.#folder === undefined || !sealing) return this.messages();
    const before = await mailsIn(this.#folder, sealing, (id) => this.#mails.has(id) || this.#earlier.has(id));
    for (const mail of before) this.#earlier.set(mail.id, mail);
    return [...this.#earlier.values(), ...this.messages()];
  }

  counters(): MailCounters {
    return { captured: this.#mails.size, repeated: this.#repeated };
  }

  /**
   * Returns the message's id. A message of a notice that was kept before, even in an earlier run, is neither sent nor
   * kept again; one that was sent by a host that died before it was kept is sent again.
   */
  async keep(message: MailMessage): Promise<string> {
    const id = message.noticeId === undefined ? randomUUID() : idOf(message.noticeId);
    if (this.#isKept(id)) return this.#again(id);
    const leaving = this.#leaving.get(id);
    if (leaving) return leaving.then(() => this.#again(id));
    const left = this.#sendAndKeep(message, id).finally(() => this.#leaving.delete(id));
    this.#leaving.set(id, left);
    return left;
  }

  async #sendAndKeep(message: MailMessage, id: string): Promise<string> {
    await this.#send(message, id);
    const mail = { ...message, id, at: this.#now() };
    const sealing = this.#sealing();
    const sealed = this.#folder !== undefined && sealing ? await sealMail(sealing, mail) : undefined;
    if (sealed) this.#write(`${id}${SEALED_MAIL}`, sealed);
    else this.#write(`${id}.eml`, asEml(message, id, mail.at));
    this.#mails.set(id, mail);
    return id;
  }

  #again(id: string): string {
    this.#repeated++;
    return id;
  }

  #isKept(id: string): boolean {
    const folder = this.#folder;
    if (this.#mails.has(id)) return true;
    return folder !== undefined && ['.eml', SEALED_MAIL].some((end) => existsSync(join(folder, id + end)));
  }

  #write(name: string, content: string | Uint8Array): void {
    if (this.#folder === undefined) return;
    const file = join(this.#folder, name);
    writeFileSync(`${file}.new`, content, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
}

/** The notice's id if it can be a file name; otherwise a hash of it. */
const idOf = (noticeId: string): string =>
  /^[\w-]{1,100}$/.test(noticeId) ? noticeId : createHash('sha256').update(noticeId).digest('hex');
