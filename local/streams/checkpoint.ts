import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Place } from './record.ts';

const CheckpointSchema = z.object({
  /** The last record that was delivered; null if none was. */
  place: z.object({ sequence: z.int().nonnegative(), eventId: z.string() }).nullable(),
  /** The host stopped after everything had been delivered. */
  complete: z.boolean(),
  /** The version of the consumer's derived data, once the whole table has been replayed to that version. */
  derived: z.string().optional(),
});
export type Checkpoint = z.infer<typeof CheckpointSchema>;

/** How far one consumer has come, stored on disk, or nowhere if there is no folder. */
export class CheckpointFile {
  readonly #file: string | undefined;
  readonly #version: string | undefined;
  #derived: string | undefined;

  constructor(folder: string | undefined, consumer: string, version?: string) {
    this.#file = folder === undefined ? undefined : join(folder, `${consumer}.json`);
    this.#version = version;
    this.#derived = this.read()?.derived;
  }

  /** True if the consumer's derived data was made by another version. */
  get outdated(): boolean {
    return this.#derived !== this.#version;
  }

  /** The current version has received the whole table; stored with the next write. */
  renewed(): void {
    this.#derived = this.#version;
  }

  /** An unreadable file counts as none: more is delivered again, nothing is lost. */
  read(): Checkpoint | undefined {
    if (this.#file === undefined) return undefined;
    try {
      return CheckpointSchema.parse(JSON.parse(readFileSync(this.#file, 'utf8')));
    } catch {
      return undefined;
    }
  }

  write(place: Place | undefined, complete: boolean): void {
    if (this.#file === undefined) return;
    const derived = this.#derived === undefined ? {} : { derived: this.#derived };
    const checkpoint: Checkpoint = { place: place ?? null, complete, ...derived };
    writeFileSync(`${this.#file}.new`, JSON.stringify(checkpoint));
    renameSync(`${this.#file}.new`, this.#file);
  }
}
