import type { Command } from '../../domain/kernel/actor.ts';
import { commandDigest } from '../../domain/kernel/command-digest.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import type { Store } from '../services/the-store.ts';

const UNTOLD = new Set<string>(['StoreBusy', 'StoreFull']);

/**
 * Errors that mean that nothing was done, so that the key may be used again. A full store cannot release it: the same
 * command is let through.
 */
const refused = (error: unknown): boolean => error instanceof CaseError && !UNTOLD.has(error.name);

/** Runs a command whose key belongs to one request body: the same body is let through, another is refused. */
export async function runOnce<T>(
  { key, sent, command, store }: { key: string; sent: unknown; command: Command; store: Store },
  run: () => Promise<T>,
): Promise<T> {
  const digest = commandDigest(key, sent);
  const first = await store.claimKey(command, digest);
  try {
    return await run();
  } catch (error) {
    if (first && refused(error)) await store.releaseKey(command, digest);
    throw error;
  }
}
