import { REGISTER_SHARDS } from '../../contracts/register.ts';
import type { Anchor } from '../../domain/audit/anchor.ts';
import { anchorAfter } from '../../domain/audit/anchor.ts';
import type { AnchoredEnd } from '../../domain/audit/anchored-end.ts';
import type { Anchoring, AnchoringWork } from '../../domain/audit/anchoring.ts';
import { MOST_NAMED } from '../../domain/audit/anchoring.ts';
import { leafHash } from '../../domain/audit/merkle.ts';
import { closed, grown, PIECE } from '../../domain/audit/pieces.ts';
import { sealed } from '../adapters/anchor-seal.ts';
import type { RegisteredOwner } from '../adapters/register-store.ts';
import { ENDS_AT_ONCE, endsNow, isCut, noteAnchored, registerPage } from '../adapters/register-store.ts';
import { newestAnchor, pieceOf, writeAnchor, writePiece } from './anchor-archive.ts';
import { leftRegister } from './left-register.ts';
import { theTable } from './the-store.ts';

/** An anchoring and where it stands: what is stored after each step, and all that the next one needs. */
export interface Standing {
  readonly anchoring: Anchoring;
  readonly work: AnchoringWork;
}

/** Owners of a step; pieces of which the ends are noted in one. */
const OWNERS = 5000;
const PIECES = 4;
/** Calls that are made at the same time: those that read many at once, and those that note one end. */
const READS = 16;
const NOTES = 50;

/** Works through a list in portions, several at the same time. */
async function inPortions<T>(
  all: readonly T[],
  { size, atOnce }: { size: number; atOnce: number },
  work: (portion: readonly T[], from: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < all.length) {
      const from = next;
      next += size;
      await work(all.slice(from, from + size), from);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

/** Where the chains of these owners end now, in their order. */
async function endsOf(owners: readonly RegisteredOwner[]): Promise<(AnchoredEnd | undefined)[]> {
  const ends = new Array<AnchoredEnd | undefined>(owners.length);
  await inPortions(owners, { size: ENDS_AT_ONCE, atOnce: READS }, async (some, from) => {
    const names = some.map(({ owner }) => owner);
    for (const [at, end] of (await endsNow(theTable(), names)).entries()) ends[from + at] = end;
  });
  return ends;
}

/** Puts ends into the tree; whole pieces are written. */
async function withEnds(work: AnchoringWork, ends: readonly AnchoredEnd[]): Promise<AnchoringWork> {
  const open = [...work.open, ...ends];
  const roots: string[] = [];
  while (open.length >= PIECE) roots.push(await writePiece({ ends: open.splice(0, PIECE) }));
  const { tree, full } = grown(work.pieces, roots);
  for (const pieces of full) await writePiece({ pieces });
  return { ...work, open, pieces: tree.map((level) => [...level]) };
}

/** Looks at the next owners in the register: which chains have grown, and whose record is gone. */
async function look({ anchoring, work }: Standing): Promise<Standing> {
  const { owners, more } = await registerPage(theTable(), work.shard, work.after, OWNERS);
  const ends = await endsOf(owners);
  const grew = ends.filter(
    (end, at): end is AnchoredEnd => end !== undefined && end.hash !== owners[at]?.hash,
  );
  const anchored = owners.filter(({ anchors }) => anchors.length > 0).length;
  const gone = owners.flatMap(({ owner }, at) => (ends[at] === undefined ? [owner] : []));
  const cut = owners.flatMap((one, at) => {
    const end = ends[at];
    return one.anchors.length > 0 && end !== undefined && isCut(one, end) ? [one.owner] : [];
  });
  const { tree } = grown(
    work.owners,
    owners.map(({ owner }) => leafHash(owner)),
  );
  const next = {
    ...(await withEnds(work, grew)),
    ...(more ? { after: owners.at(-1)?.owner ?? null } : { shard: work.shard + 1, after: null }),
    ...(work.known === undefined ? {} : { known: work.known + anchored }),
    ...{
      vanished: work.vanished + gone.length,
      names: [...work.names, ...gone, ...cut].slice(0, MOST_NAMED),
    },
    owners: tree.map((level) => [...level]),
  };
  const counts = { looked: anchoring.looked + owners.length, ends: anchoring.ends + grew.length };
  return { anchoring: { ...anchoring, ...counts }, work: next };
}

/** Writes what is left of the tree, and answers with its root. */
async function finishTree({ open, pieces }: AnchoringWork): Promise<string> {
  const leaf = open.length === 0 ? [] : [await writePiece({ ends: [...open] })];
  const { tree, full } = grown(pieces, leaf);
  const { root, last } = closed(tree);
  for (const list of [...full, ...last]) await writePiece({ pieces: list });
  return root;
}

/** How often another number is tried, when somebody else has written an anchor. */
const TRIES = 3;

/**
 * Writes the anchor. Whatever stands for ends is written before it; it is the same however often this is repeated, so
 * that one that was written before a step broke off is known again.
 */
async function write({ anchoring, work }: Standing): Promise<Standing> {
  const endsRoot = await finishTree(work);
  const register = {
    ...{ owners: anchoring.looked, vanished: work.vanished },
    hash: closed(work.owners).root,
  };
  const day = { ends: anchoring.ends, endsRoot, register, at: anchoring.begunAt };
  const noting = ({ number }: Anchor): Standing => ({
    anchoring: { ...anchoring, state: 'noting', number },
    work: { ...work, open: [], pieces: [[endsRoot]], owners: [] },
  });
  for (let tried = 0; tried < TRIES; tried += 1) {
    const newest = await newestAnchor();
    const isOurs = newest && newest.number > work.follows && newest.at === day.at;
    if (isOurs && newest.endsRoot === endsRoot) return noting(newest);
    const anchor = await sealed(theTable(), anchorAfter(newest, day));
    const left = await leftRegister(newest, work.known);
    const names = [...new Set([...work.names, ...left])].slice(0, MOST_NAMED);
    if (await writeAnchor(anchor, names)) return noting(anchor);
  }
  throw new Error('Expected to be the only one who anchors, was overtaken three times.');
}

/** Notes in the register where the next ends stand. */
async function note({ anchoring, work }: Standing): Promise<Standing> {
  const [root] = work.pieces.flat();
  const { number } = anchoring;
  if (root === undefined || number === null) throw new Error('Expected an anchor to note, received none.');
  let { noted } = anchoring;
  for (let piece = 0; piece < PIECES && noted < anchoring.ends; piece += 1) {
    const found = await pieceOf(root, anchoring.ends, noted);
    if (!found) throw new Error('Expected all pieces of an anchor in the archive, one is missing.');
    const first = noted;
    await inPortions(found.ends, { size: 1, atOnce: NOTES }, async ([end], at) => {
      if (end) await noteAnchored(theTable(), end, number, first + at);
    });
    noted += found.ends.length;
  }
  return { anchoring: { ...anchoring, noted, state: noted < anchoring.ends ? 'noting' : 'made' }, work };
}

/** Takes one step; each is bounded, and may be repeated. */
export async function step(standing: Standing): Promise<Standing> {
  const { anchoring, work } = standing;
  if (anchoring.state === 'noting') return note(standing);
  return work.shard < REGISTER_SHARDS ? look(standing) : write(standing);
}
