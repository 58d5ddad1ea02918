import { strFromU8, unzipSync } from 'fflate';
import type { ReleaseView } from './use-releases.ts';

/** What the ledger says of files: of which release they are, or which of them are not as they left the house. */
export type Checked =
  | { readonly is: 'same' | 'part'; readonly number: number }
  | { readonly is: 'different'; readonly number: number; readonly files: readonly string[] }
  | { readonly is: 'unknown' | 'unreadable' };

type Files = Readonly<Record<string, Uint8Array>>;
type Recorded = Pick<ReleaseView, 'id' | 'number' | 'released'>;

/** Larger than any release: what is larger is none. */
const MOST_BYTES = 20_000_000;

/** The files of an archive, or the file itself; undefined if it cannot be read. */
function filesOf(name: string, bytes: Uint8Array): Files | undefined {
  if (bytes.length > MOST_BYTES) return undefined;
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return { [name]: bytes };
  try {
    const files = unzipSync(bytes, { filter: ({ originalSize }) => originalSize <= MOST_BYTES });
    return Object.keys(files).length > 0 ? files : undefined;
  } catch {
    return undefined;
  }
}

async function sumOf(bytes: Uint8Array): Promise<string> {
  const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)));
  return Array.from(sum, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The release that files name as their own. */
function named(files: Files, releases: readonly Recorded[]): Recorded | undefined {
  const texts = Object.values(files).map((bytes) => strFromU8(bytes));
  return releases.find(({ id }) => texts.some((text) => text.includes(id)));
}

/** Compares a released file, or the archive of all, with what the ledger recorded when it left the house. */
export async function checkArchive(
  name: string,
  bytes: Uint8Array,
  releases: readonly Recorded[],
): Promise<Checked> {
  const files = filesOf(name, bytes);
  if (!files) return { is: 'unreadable' };
  const out = releases.filter(({ released }) => released !== null);
  const sums = await Promise.all(
    Object.entries(files).map(async ([file, content]) => [file, await sumOf(content)] as const),
  );
  const isOf = ({ released }: Recorded, sum: string): boolean =>
    Object.values(released?.files ?? {}).includes(sum);
  const whole = out.find((one) => sums.every(([, sum]) => isOf(one, sum)));
  if (whole) {
    const all = Object.keys(whole.released?.files ?? {}).length;
    return { is: sums.length === all ? 'same' : 'part', number: whole.number };
  }
  const near = out.find((one) => sums.some(([, sum]) => isOf(one, sum))) ?? named(files, out);
  if (!near) return { is: 'unknown' };
  const differing = sums.flatMap(([file, sum]) => (isOf(near, sum) ? [] : [file]));
  return { is: 'different', number: near.number, files: differing.sort() };
}
