import { Decrypter } from 'age-encryption';
import { strFromU8, unzipSync } from 'fflate';
import type { Manifest } from '../../domain/export/archive.ts';
import { HELD_BACK_FILE, MANIFEST_FILE, ManifestSchema, UNREAD_FILE } from '../../domain/export/archive.ts';

/** The secret key in a key file of age: the line that is no comment. */
export const secretKeyIn = (text: string): string => {
  const key = text.split('\n').find((line) => line.startsWith('AGE-SECRET-KEY-'));
  if (key === undefined)
    throw new Error('Expected a key file with a line that begins with AGE-SECRET-KEY-, received none.');
  return key.trim();
};

/** An export that was downloaded, decrypted. */
export interface OpenedExport {
  readonly manifest: Manifest;
  /** The files of each part. */
  readonly parts: readonly ReadonlyMap<string, string>[];
  /** The bytes of documents, by their ids. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** The small pictures of documents. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
}

type Line = Record<string, unknown>;

const linesOf = (text: string): Line[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);

/** Files of lines that are no records. */
const NO_RECORDS: ReadonlySet<string> = new Set([UNREAD_FILE, HELD_BACK_FILE]);

/** The lines of a part's entities. */
export const entitiesOf = (part: ReadonlyMap<string, string>): Line[] =>
  [...part].flatMap(([name, text]) =>
    /^[a-z-]+\.jsonl$/.test(name) && !NO_RECORDS.has(name) ? linesOf(text) : [],
  );

/** The items that the exporting installation could not read. */
export const unreadOf = (part: ReadonlyMap<string, string>): Line[] => linesOf(part.get(UNREAD_FILE) ?? '');

/** Those of whom nothing left, or not everything. */
export const heldBackOf = (part: ReadonlyMap<string, string>): Line[] =>
  linesOf(part.get(HELD_BACK_FILE) ?? '');

const PICTURE = /^pictures\/([^/]+)\.jpg$/;
const isBytes = (name: string): boolean => name.startsWith('files/') || PICTURE.test(name);

/** The pieces of each document, in order. */
function joined(pieces: readonly [string, Uint8Array][]): Map<string, Uint8Array> {
  const inOrder = [...new Map(pieces)].sort(([a], [b]) => (a < b ? -1 : 1));
  const byDocument = Map.groupBy(inOrder, ([name]) => name.split('/')[1] ?? '');
  return new Map([...byDocument].map(([id, of]) => [id, Buffer.concat(of.map(([, bytes]) => bytes))]));
}

/** Opens an export with its secret key. Throws if the key is another or a part is missing. */
export async function openExport(archive: Uint8Array, secretKey: string): Promise<OpenedExport> {
  const sealed = Object.entries(unzipSync(archive))
    .filter(([name]) => name.endsWith('.zip.age'))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const missing = sealed.findIndex(([name], index) => Number(/\d+/.exec(name)?.[0]) !== index + 1);
  if (missing >= 0 || sealed.length === 0)
    throw new Error(`Expected every part of the export, received no part ${missing + 1}.`);
  const decrypter = new Decrypter();
  decrypter.addIdentity(secretKey);
  const parts: Map<string, string>[] = [];
  const pieces: [string, Uint8Array][] = [];
  for (const [, bytes] of sealed) {
    const files = Object.entries(unzipSync(await decrypter.decrypt(bytes)));
    const texts = files.filter(([name]) => !isBytes(name));
    parts.push(new Map(texts.map(([name, content]) => [name, strFromU8(content)])));
    pieces.push(...files.filter(([name]) => isBytes(name)));
  }
  const manifest = ManifestSchema.parse(JSON.parse(parts[0]?.get(MANIFEST_FILE) ?? '{}'));
  const pictures = pieces.flatMap(([name, bytes]) => {
    const id = PICTURE.exec(name)?.[1];
    return id === undefined ? [] : [[id, bytes] as const];
  });
  const whole = pieces.filter(([name]) => !PICTURE.test(name));
  return { manifest, parts, files: joined(whole), pictures: new Map(pictures) };
}
