import type { Anchor, AnchoredProof } from '../../domain/audit/anchor.ts';
import { AnchorSchema, continues, isWhole, proofBy, proofOf } from '../../domain/audit/anchor.ts';
import type { AnchoredEnd } from '../../domain/audit/anchored-end.ts';
import { AnchoredEndSchema, endHash } from '../../domain/audit/anchored-end.ts';
import { rootOf } from '../../domain/audit/merkle.ts';
import type { Piece } from '../../domain/audit/pieces.ts';
import { below, PieceSchema, proofThrough } from '../../domain/audit/pieces.ts';
import { logDone } from './log.ts';
import { theArchive } from './the-archive.ts';

const FOLDER = 'anchors';
/** The name of an anchor; where something else was put in its place, which nobody can remove, the next name is taken. */
const anchorName = (number: number, place = 1): string =>
  `${FOLDER}/${String(number).padStart(8, '0')}${place === 1 ? '' : `.${place}`}.json`;
/** More than anybody needs who fills the places of an anchor with something else. */
const MOST_PLACES = 20;
/** What belongs to an anchor, by its leaf: an attempt that broke off leaves what no other attempt reads or needs. */
const besideName = ({ number, log }: Anchor, what: 'ends' | 'vanished'): string =>
  `${anchorName(number).slice(0, -5)}.${(log.at(-1) ?? '').slice(0, 32)}.${what}.json`;
/** A piece has its own root for a name, so it does not matter which attempt wrote it. */
const pieceName = (root: string): string => `anchored/${root}.json`;

const encoded = (value: unknown): Uint8Array => new TextEncoder().encode(`${JSON.stringify(value)}\n`);
const parsed = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes));

/** The numbers of all that is named as an anchor, in order. */
async function anchorNumbers(): Promise<number[]> {
  const names = await theArchive().list(FOLDER);
  const numbers = names.flatMap((name) => {
    const [, number] = /\/(\d{8})(?:\.\d+)?\.json$/.exec(name) ?? [];
    return number === undefined ? [] : [Number(number)];
  });
  return [...new Set(numbers)].sort((a, b) => a - b);
}

/** The anchor in these bytes; undefined if there is none with this number that holds together. */
function anchorIn(bytes: Uint8Array, number: number): Anchor | undefined {
  try {
    const { data } = AnchorSchema.safeParse(parsed(bytes));
    return data?.number === number && isWhole(data) ? data : undefined;
  } catch {
    return undefined;
  }
}

export async function readAnchor(number: number): Promise<Anchor | undefined> {
  for (let place = 1; place <= MOST_PLACES; place += 1) {
    const bytes = await theArchive().read(anchorName(number, place));
    const anchor = bytes && anchorIn(bytes, number);
    if (anchor || !bytes) return anchor;
  }
  return undefined;
}

/** The newest anchor that goes on from the one before it: what somebody else put beside them is passed over. */
export async function newestAnchor(): Promise<Anchor | undefined> {
  for (const number of (await anchorNumbers()).reverse()) {
    const anchor = await readAnchor(number);
    const before = anchor && number > 1 ? await readAnchor(number - 1) : undefined;
    if (anchor && (number === 1 || (before && continues(anchor, before)))) return anchor;
  }
  return undefined;
}

const NEWEST = 60;

/** The newest anchors, newest first. */
export async function newestAnchors(): Promise<Anchor[]> {
  const last = (await newestAnchor())?.number ?? 0;
  const numbers = Array.from({ length: Math.min(NEWEST, last) }, (_, index) => last - index);
  const anchors = await Promise.all(numbers.map(readAnchor));
  return anchors.flatMap((anchor) => anchor ?? []);
}

/** The owners whose record was gone when an anchor was made, who were gone from the register, or whose chain was cut; at most a thousand. */
export async function vanishedAt(anchor: Anchor): Promise<string[]> {
  const bytes = await theArchive().read(besideName(anchor, 'vanished'));
  return bytes ? (parsed(bytes) as string[]) : [];
}

/** Writes an anchor, and before it whose records are gone; false if there is one with its number. */
export async function writeAnchor(anchor: Anchor, vanished: readonly string[]): Promise<boolean> {
  await theArchive().write(besideName(anchor, 'vanished'), encoded(vanished));
  const { number } = anchor;
  for (let place = 1; place <= MOST_PLACES; place += 1) {
    const name = anchorName(number, place);
    if (await theArchive().write(name, encoded(anchor))) return true;
    const there = await theArchive().read(name);
    if (there && anchorIn(there, number)) return false;
    logDone('MakeAnchor', { fault: 'anchor-not-readable', file: name });
  }
  return false;
}

/** Writes a piece that is not there yet, and answers with its root. */
export async function writePiece(piece: Piece): Promise<string> {
  const root = rootOf('ends' in piece ? piece.ends.map(endHash) : piece.pieces);
  await theArchive().write(pieceName(root), encoded(piece));
  return root;
}

async function readPiece(root: string): Promise<Piece | undefined> {
  const bytes = await theArchive().read(pieceName(root));
  return bytes && PieceSchema.parse(parsed(bytes));
}

interface Found {
  readonly ends: readonly AnchoredEnd[];
  /** Where the end stands in the piece. */
  readonly at: number;
  /** What leads to the root, the lowest first. */
  readonly way: readonly { readonly hashes: readonly string[]; readonly at: number }[];
}

/** The piece of a tree in which the end with this number stands, with the pieces above it. */
export async function pieceOf(root: string, leaves: number, index: number): Promise<Found | undefined> {
  const piece = await readPiece(root);
  const next = below(leaves, index);
  if (next === undefined)
    return piece && 'ends' in piece
      ? { ends: piece.ends, at: index, way: [{ hashes: piece.ends.map(endHash), at: index }] }
      : undefined;
  const child = piece && 'pieces' in piece ? piece.pieces[next.child] : undefined;
  if (!(piece && 'pieces' in piece) || child === undefined) return undefined;
  const found = await pieceOf(child, next.leaves, next.index);
  return found && { ...found, way: [...found.way, { hashes: piece.pieces, at: next.child }] };
}

/** In anchors from before there were pieces, all ends are in one file. */
async function proofFromOneFile(anchor: Anchor, owner: string): Promise<AnchoredProof | undefined> {
  const bytes = await theArchive().read(besideName(anchor, 'ends'));
  const ends = bytes ? AnchoredEndSchema.array().parse(parsed(bytes)) : [];
  return proofOf(
    anchor,
    ends,
    ends.findIndex((end) => end.owner === owner),
  );
}

/** What shows that the end of an owner's chain stands in an anchor, at a place if the register says it. */
export async function proofIn(
  anchor: Anchor,
  owner: string,
  place: number | undefined,
): Promise<AnchoredProof | undefined> {
  if (place === undefined) return proofFromOneFile(anchor, owner);
  const found = await pieceOf(anchor.endsRoot, anchor.ends, place);
  const end = found?.ends[found.at];
  return found && end?.owner === owner ? proofBy(anchor, end, place, proofThrough(found.way)) : undefined;
}
