import type { ErasureLine } from '../../domain/rights/ledger.ts';
import { backupsUntil, ErasureLineSchema, LEDGER, ledgerName, markOf } from '../../domain/rights/ledger.ts';
import { theArchive } from './the-archive.ts';
import { theStore } from './the-store.ts';

/** More than anybody needs who fills the places of a line with something else. */
const MOST_PLACES = 20;

const encoded = (line: ErasureLine): Uint8Array => new TextEncoder().encode(`${JSON.stringify(line)}\n`);

/** The line in these bytes; undefined if there is none. */
function lineIn(bytes: Uint8Array): ErasureLine | undefined {
  try {
    return ErasureLineSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data;
  } catch {
    return undefined;
  }
}

const marked = async (line: ErasureLine): Promise<ErasureLine> => ({
  ...line,
  mark: markOf(await theStore().keyed(), line),
});

/** Whether this installation wrote a line, and not somebody else who may write to the archive. */
const isOurs = async (line: ErasureLine): Promise<boolean> =>
  line.mark === markOf(await theStore().keyed(), line);

/** Our line of an owner on this request, and where there is room for it. */
async function lineOf(owner: string, requestId: string): Promise<{ line?: ErasureLine; free: number }> {
  for (let place = 1; place <= MOST_PLACES; place += 1) {
    const bytes = await theArchive().read(ledgerName(owner, place));
    if (!bytes) return { free: place };
    const line = lineIn(bytes);
    if (line?.owner === owner && line.requestId === requestId && (await isOurs(line)))
      return { line, free: place };
  }
  throw new Error(`Expected room for a line of ${owner} in the ledger, found ${MOST_PLACES} other files.`);
}

/** Whether an erasure was begun before on this request: then it is finished, whatever stands in its way by now. */
export async function isBegun(owners: readonly string[], requestId: string): Promise<boolean> {
  const [first] = owners;
  return first !== undefined && (await lineOf(first, requestId)).line !== undefined;
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

/** Our line of an owner on this request: the one that was written first, if there is one. */
async function enterLine(given: ErasureLine): Promise<ErasureLine> {
  for (;;) {
    const { line, free } = await lineOf(given.owner, given.requestId);
    if (line) return line;
    const made = await marked(given);
    if (await theArchive().write(ledgerName(given.owner, free), encoded(made))) return made;
  }
}

/** Every erasure that there ever was, and the names of files that are no line of it. */
export async function readLedger(): Promise<{ lines: ErasureLine[]; others: string[] }> {
  const lines: ErasureLine[] = [];
  const others: string[] = [];
  for (const name of await theArchive().list(LEDGER)) {
    const bytes = await theArchive().read(name);
    const line = bytes && lineIn(bytes);
    if (line) lines.push(line);
    else others.push(name);
  }
  return { lines, others };
}
