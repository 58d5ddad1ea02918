import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const MessageSchema = z.object({
  id: z.uuid(),
  body: z.string(),
  sentAt: z.number(),
  dueAt: z.number(),
  deliveries: z.int().min(0),
});
export type Message = z.infer<typeof MessageSchema>;

/** The messages of a queue, a file each, so that a backup copies them with the rest of the folder. */
export class KeptMessages {
  readonly #folder: string | undefined;

  constructor(folder: string | undefined) {
    this.#folder = folder;
  }

  put(message: Message): void {
    if (this.#folder === undefined) return;
    const file = this.#fileOf(this.#folder, message.id);
    writeFileSync(`${file}.new`, JSON.stringify(message), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }

  remove(id: string): void {
    if (this.#folder !== undefined) rmSync(this.#fileOf(this.#folder, id), { force: true });
  }

  /** The next ones first. An unreadable file counts as none: the hourly comparison finds what it was about. */
  all(): Message[] {
    const folder = this.#folder;
    if (folder === undefined) return [];
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .flatMap((name) => readMessage(join(folder, name)) ?? [])
      .sort((a, b) => a.dueAt - b.dueAt);
  }

  #fileOf = (folder: string, id: string): string => join(folder, `${id}.json`);
}

function readMessage(file: string): Message | undefined {
  try {
    return MessageSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}
