import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Checkpoint } from '../streams/checkpoint.ts';
import type { Place } from '../streams/record.ts';

const OldCheckpointSchema = z.object({
  place: z.object({ sequenceNumber: z.string().regex(/^\d+$/) }).nullable(),
  complete: z.boolean(),
  derived: z.string().optional(),
});

export interface OldCheckpoint {
  readonly file: string;
  /** The last record of DynamoDB Local's stream that was delivered; 0 if none was. */
  readonly delivered: number;
  readonly complete: boolean;
  readonly derived: string | undefined;
}

/** How far each consumer had come; an unreadable checkpoint is left out, and its consumer gets everything again. */
export function readOldCheckpoints(folder: string): OldCheckpoint[] {
  let names: string[];
  try {
    names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  } catch {
    return [];
  }
  return names.flatMap((name) => {
    const file = join(folder, name);
    const parsed = OldCheckpointSchema.safeParse(jsonOf(readFileSync(file, 'utf8')));
    if (!parsed.success) return [];
    const { place, complete, derived } = parsed.data;
    return [{ file, delivered: Number(place?.sequenceNumber ?? 0), complete, derived }];
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The same checkpoint in a stream of our own. */
export function writeCheckpoint({ file, complete, derived }: OldCheckpoint, place: Place | null): void {
  const checkpoint: Checkpoint = { place, complete, ...(derived === undefined ? {} : { derived }) };
  writeFileSync(file, JSON.stringify(checkpoint));
}
