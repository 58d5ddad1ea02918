import type { ErasureLine } from '../../domain/rights/ledger.ts';
import { backupsUntil, ErasureLineSchema, LEDGER, ledgerName } from '../../domain/rights/ledger.ts';
import { theArchive } from './the-archive.ts';

const encoded = (line: ErasureLine): Uint8Array => new TextEncoder().encode(`${JSON.stringify(line)}\n`);
const decoded = (bytes: Uint8Array): ErasureLine =>
  ErasureLineSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));

/** Whether an erasure was begun before on this request: then it is finished, whatever stands in its way by now. */
export async function isBegun(owners: readonly string[], requestId: string): Promise<boolean> {
  const [first] = owners;
  const bytes = first === undefined ? undefined : await theArchive().read(ledgerName(first));
  return bytes !== undefined && decoded(bytes).requestId === requestId;
}

/** Writes that these owners are erased, before anything of them goes; when that was written first. */
export async function enterLines(
  owners: readonly string[],
  requestId: string,
  at: string,
): Promise<{ at: string; backupsUntil: string }> {
  let first = { at, backupsUntil: backupsUntil(at) };
  for (const [index, owner] of owners.entries()) {
    const line = await enterLine({ owner, requestId, ...first });
    if (index === 0) first = { at: line.at, backupsUntil: line.backupsUntil };
  }
  return first;
}

/** The line of an owner: the one that was written first, if there is one. */
async function enterLine(line: ErasureLine): Promise<ErasureLine> {
  if (await theArchive().write(ledgerName(line.owner), encoded(line))) return line;
  const before = await theArchive().read(ledgerName(line.owner));
  return before ? decoded(before) : line;
}

/** Every erasure that there ever was. */
export async function readLedger(): Promise<ErasureLine[]> {
  const lines: ErasureLine[] = [];
  for (const name of await theArchive().list(LEDGER)) {
    const bytes = await theArchive().read(name);
    if (bytes) lines.push(decoded(bytes));
  }
  return lines;
}
