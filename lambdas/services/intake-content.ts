import * as z from 'zod';
import { placeOf, refuseForeignUpload } from '../../domain/intake/intake-upload.ts';
import type { Actor, Command } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { invalid, parseInput } from '../../domain/kernel/invalid-input.ts';
import { theFiles } from './the-files.ts';
import type { Store } from './the-store.ts';

interface Given {
  readonly csv?: string | undefined;
  readonly json?: unknown;
  /** A part of a file that was sent before. */
  readonly stored?: { readonly uploadId: string; readonly part: number } | undefined;
}
type Content = Pick<Given, 'csv' | 'json'>;

const StoredSchema = z.union([
  z.strictObject({ csv: z.string() }),
  z.strictObject({ json: z.unknown().refine((value) => value !== undefined) }),
]);

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

/** What is to be imported: sent with the call, or read from the upload of whoever asks. */
export async function contentOf(
  { csv, json, stored }: Given,
  { store, actor, command }: { store: Store; actor: Actor; command: Command },
): Promise<Content> {
  if ([csv, json, stored].filter((one) => one !== undefined).length !== 1)
    throw invalid('csv', 'or json or stored is given, one of them', 'several or none');
  if (!stored) return { csv, json };
  const upload = await store.loadUpload(stored.uploadId);
  refuseForeignUpload(upload, actor.id, command.at);
  const bytes = await theFiles().intake.read(placeOf(upload), stored.part);
  if (!bytes || bytes.length !== upload.parts[stored.part])
    throw new CaseError('NotFound', `Expected a part of ${stored.uploadId} that has arrived.`);
  return parseInput(StoredSchema, parsed(bytes), 'part of an intake file');
}
