import type { Anchor, AnchoredEnd, AnchoredProof } from '../../domain/audit/anchor.ts';
import {
  AnchoredEndSchema,
  AnchorSchema,
  inOrder,
  nextAnchor,
  proofOf,
  registerOf,
} from '../../domain/audit/anchor.ts';
import type { Proof } from '../../domain/audit/bundle.ts';
import { sealed, signedProof } from '../adapters/anchor-seal.ts';
import type { RegisteredOwner } from '../adapters/register-store.ts';
import {
  ENDS_AT_ONCE,
  endsNow,
  noteAnchored,
  registered,
  registerPart,
  registerShards,
} from '../adapters/register-store.ts';
import { theArchive } from './the-archive.ts';
import { theStore, theTable } from './the-store.ts';
import { shownNow } from './told-executions.ts';

const FOLDER = 'anchors';
const padded = (number: number): string => String(number).padStart(8, '0');
const anchorName = (number: number): string => `${FOLDER}/${padded(number)}.json`;
/** What belongs to an anchor, by its leaf: an attempt that broke off leaves what no other attempt reads or needs. */
const besideName = ({ number, log }: Anchor, what: 'ends' | 'vanished'): string =>
  `${FOLDER}/${padded(number)}.${(log.at(-1) ?? '').slice(0, 32)}.${what}.json`;

const encoded = (value: unknown): Uint8Array => new TextEncoder().encode(`${JSON.stringify(value)}\n`);
const parsed = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes));

/** Calls that are made at the same time. */
const AT_ONCE = 16;

/** Goes through a list in portions, several at the same time, in no order. */
async function inPortions<T>(
  all: readonly T[],
  size: number,
  work: (portion: readonly T[]) => Promise<void>,
): Promise<void> {
  let from = 0;
  const next = async (): Promise<void> => {
    while (from < all.length) {
      const portion = all.slice(from, from + size);
      from += size;
      await work(portion);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
}

/** The numbers of all anchors, in order. */
async function anchorNumbers(): Promise<number[]> {
  const names = await theArchive().list(FOLDER);
  return names.flatMap((name) => {
    const [, number] = /\/(\d{8})\.json$/.exec(name) ?? [];
    return number === undefined ? [] : [Number(number)];
  });
}

async function readAnchor(number: number): Promise<Anchor | undefined> {
  const bytes = await theArchive().read(anchorName(number));
  return bytes && AnchorSchema.parse(parsed(bytes));
}

async function readEnds(anchor: Anchor): Promise<AnchoredEnd[]> {
  const bytes = await theArchive().read(besideName(anchor, 'ends'));
  return bytes ? AnchoredEndSchema.array().parse(parsed(bytes)) : [];
}

async function newestAnchor(): Promise<Anchor | undefined> {
  const last = (await anchorNumbers()).at(-1);
  return last === undefined ? undefined : readAnchor(last);
}

interface Grown {
  readonly known: RegisteredOwner;
  readonly end: AnchoredEnd;
}

/** Chains that have grown since they were anchored last, and the register as a whole. */
async function lookThrough(): Promise<{ grown: Grown[]; owners: string[]; vanished: string[] }> {
  const grown: Grown[] = [];
  const owners: string[] = [];
  const vanished: string[] = [];
  for (const shard of registerShards()) {
    const part = await registerPart(theTable(), shard);
    owners.push(...part.map(({ owner }) => owner));
    await inPortions(part, ENDS_AT_ONCE, async (some) => {
      const ends = await endsNow(
        theTable(),
        some.map(({ owner }) => owner),
      );
      ends.forEach((end, at) => {
        const known = some[at];
        if (known && !end) vanished.push(known.owner);
        if (end && known && end.hash !== known.hash) grown.push({ known, end });
      });
    });
  }
  return { grown, owners, vanished: vanished.sort() };
}

/** How often it is tried again when somebody else anchors at the same time. */
const TRIES = 3;

/**
 * Puts the ends of all chains that have grown into an anchor and signs it. The ends are written before the anchor that
 * stands for them; whoever is faster with a number keeps it.
 */
export async function makeAnchor(at: string): Promise<Anchor> {
  for (let tried = 1; ; tried += 1) {
    const { grown, owners, vanished } = await lookThrough();
    const register = registerOf(owners, vanished);
    const ends = inOrder(grown.map(({ end }) => end));
    const anchor = await sealed(theTable(), nextAnchor(await newestAnchor(), ends, register, at));
    await theArchive().write(besideName(anchor, 'ends'), encoded(ends));
    await theArchive().write(besideName(anchor, 'vanished'), encoded(vanished));
    if (await theArchive().write(anchorName(anchor.number), encoded(anchor))) {
      await inPortions(grown, 1, async ([one]) => {
        if (one) await noteAnchored(theTable(), one.known.owner, anchor.number, one.end);
      });
      return anchor;
    }
    if (tried === TRIES)
      throw new Error('Expected to be the only one who anchors, was overtaken three times.');
  }
}

const NEWEST = 60;

/** The newest anchors, newest first. */
export async function newestAnchors(): Promise<Anchor[]> {
  const numbers = (await anchorNumbers()).slice(-NEWEST).reverse();
  const anchors = await Promise.all(numbers.map(readAnchor));
  return anchors.flatMap((anchor) => anchor ?? []);
}

/** The owners whose record was gone when an anchor was made. */
export async function vanishedAt(anchor: Anchor): Promise<string[]> {
  const bytes = await theArchive().read(besideName(anchor, 'vanished'));
  return bytes ? (parsed(bytes) as string[]) : [];
}

/** What shows the ends of an owner's chain in anchors, the oldest first. */
async function proofsOf(owner: string): Promise<AnchoredProof[]> {
  const known = await registered(theTable(), owner);
  const proofs: AnchoredProof[] = [];
  for (const number of known?.anchors ?? []) {
    const day = await readAnchor(number);
    const ends = day ? await readEnds(day) : [];
    const index = ends.findIndex((end) => end.owner === owner);
    const proof = day && index >= 0 ? proofOf(day, ends, index) : undefined;
    if (proof) proofs.push(proof);
  }
  return proofs;
}

/** Everything that a whole chain is checked against. */
export async function proofOfOwner(owner: string, at: string): Promise<Proof> {
  const provable = await theStore().readProvable(owner);
  const [anchored, shown] = [await proofsOf(owner), await shownNow(owner, provable.head.seq)];
  const proof = { ...provable, shown, anchored, anchor: (await newestAnchor()) ?? null, at };
  return signedProof(theTable(), owner, proof);
}
