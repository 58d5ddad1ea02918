import { createSecretKey, hkdfSync } from 'node:crypto';
import type { KeyOwner } from '../../../contracts/key-table.ts';
import { SEALED_FILE } from '../../../contracts/sealed-file.ts';
import type { DataKey } from './seal-bytes.ts';
import { openBytes, SEAL_BYTES, SealBroken, sealBytes } from './seal-bytes.ts';

const { mark, headBytes, chunkBytes } = SEALED_FILE;
const MARK = Buffer.from(mark);
const OWNER_AT = MARK.length + 8;
export const HEAD_BYTES = headBytes;

/** What a stored file is: whose key sealed it, and how long it is in clear. */
export interface FileHead {
  readonly owner: KeyOwner;
  readonly bytes: number;
}

/**
 * The key of one file, made of its owner's: who may open the file can be given it, and opens nothing else with it.
 */
export const keyOfFile = ({ key }: DataKey, file: string): DataKey => ({
  owner: file,
  key: createSecretKey(new Uint8Array(hkdfSync('sha256', key.export(), '', `file ${file}`, 32))),
});

const chunksOf = (bytes: number): number => Math.max(1, Math.ceil(bytes / chunkBytes));
const contextOf = (chunk: number, bytes: number) => ({ chunk: String(chunk), of: String(bytes) });

/** A file sealed chunk by chunk, each bound to its place: none can be left out, repeated or exchanged. */
export function sealFile(key: DataKey, owner: KeyOwner, bytes: Uint8Array): Buffer {
  const chunks = chunksOf(bytes.length);
  const sealed = Buffer.alloc(headBytes + bytes.length + chunks * SEAL_BYTES);
  sealed.set(MARK);
  sealed.writeBigUInt64BE(BigInt(bytes.length), MARK.length);
  sealed.write(owner, OWNER_AT);
  for (let chunk = 0, at = headBytes; chunk < chunks; chunk += 1) {
    const from = chunk * chunkBytes;
    const piece = sealBytes(key, bytes.subarray(from, from + chunkBytes), contextOf(chunk, bytes.length));
    sealed.set(piece, at);
    at += piece.length;
  }
  return sealed;
}

/** The head of a sealed file; undefined of a file in clear. */
export function headOf(stored: Uint8Array): FileHead | undefined {
  const head = Buffer.from(stored.buffer, stored.byteOffset, Math.min(stored.length, headBytes));
  if (head.length < headBytes || !head.subarray(0, MARK.length).equals(MARK)) return undefined;
  const bytes = Number(head.readBigUInt64BE(MARK.length));
  return { owner: head.subarray(OWNER_AT).toString().replace(/\0+$/, ''), bytes };
}

/** Where the chunks that hold these bytes lie in the sealed file. */
export function rangeOf({ bytes }: FileHead, from: number, length: number): { from: number; length: number } {
  const first = Math.floor(from / chunkBytes);
  const last = Math.min(chunksOf(bytes), Math.max(first + 1, Math.ceil((from + length) / chunkBytes)));
  const step = chunkBytes + SEAL_BYTES;
  return { from: headBytes + first * step, length: (last - first) * step };
}

/** Opens the chunks of a range, and gives the bytes that were asked for. */
export function openRange(
  key: DataKey,
  { bytes }: FileHead,
  from: number,
  length: number,
  sealed: Uint8Array,
): Buffer {
  const first = Math.floor(from / chunkBytes);
  const step = chunkBytes + SEAL_BYTES;
  const opened: Buffer[] = [];
  for (let at = 0, chunk = first; at < sealed.length; at += step, chunk += 1)
    opened.push(openBytes(key, sealed.subarray(at, at + step), contextOf(chunk, bytes)));
  const from0 = from - first * chunkBytes;
  return Buffer.concat(opened).subarray(from0, from0 + length);
}

/** Opens a whole sealed file. */
export function openFile(key: DataKey, stored: Uint8Array): Buffer {
  const head = headOf(stored);
  if (!head) throw new SealBroken('Expected a sealed file, received one in clear.');
  const opened = openRange(key, head, 0, head.bytes, stored.subarray(headBytes));
  if (opened.length === head.bytes) return opened;
  throw new SealBroken(`Expected ${head.bytes} bytes of a sealed file, received ${opened.length}.`);
}
