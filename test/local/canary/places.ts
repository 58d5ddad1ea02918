import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as zlib from 'node:zlib';

/** Bytes that lie somewhere, with where. */
export interface Place {
  readonly where: string;
  readonly bytes: Uint8Array;
}

/** What packed bytes hold: gzip, zlib, Brotli has no mark, Zstandard. */
function unpacked(bytes: Uint8Array): Uint8Array | undefined {
  const [a, b, c, d] = bytes;
  try {
    if (a === 0x1f && b === 0x8b) return zlib.gunzipSync(bytes);
    if (a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd) return zlib.zstdDecompressSync(bytes);
    if (a === 0x78 && ((a << 8) | b!) % 31 === 0) return zlib.inflateSync(bytes);
  } catch {
    return undefined;
  }
  return undefined;
}

function* withUnpacked(place: Place): Generator<Place> {
  yield place;
  const inside = unpacked(place.bytes);
  if (inside) yield { where: `${place.where} (unpacked)`, bytes: inside };
}

/** Every cell of a database: a value may lie across pages in its file, or be packed. */
function* cellsOf(file: string, where: string): Generator<Place> {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all() as {
      name: string;
    }[];
    for (const { name } of tables)
      for (const row of database.prepare(`SELECT * FROM "${name}"`).iterate() as Iterable<
        Record<string, unknown>
      >) {
        const place = Object.values(row).find(
          (value) => typeof value === 'string' && /^[A-Z-]+#/.test(value),
        );
        for (const [column, value] of Object.entries(row))
          if (typeof value === 'string' || value instanceof Uint8Array)
            yield* withUnpacked({
              where: `${where} ${name}.${column} ${String(place ?? '').replace(/#.*/, '')}`.trim(),
              bytes: Buffer.from(value as string),
            });
      }
  } finally {
    database.close();
  }
}

/** Every file of a folder, its name too, what it holds packed, and the cells of databases. */
export function* placesIn(folder: string): Generator<Place> {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const where = relative(folder, path).replaceAll(/[a-z]+-[0-9a-z]{20}/g, '…');
    yield { where: `name of ${where}`, bytes: Buffer.from(relative(folder, path)) };
    const bytes = readFileSync(path);
    yield* withUnpacked({ where, bytes });
    if (bytes.subarray(0, 15).toString() === 'SQLite format 3') yield* cellsOf(path, where);
  }
}
