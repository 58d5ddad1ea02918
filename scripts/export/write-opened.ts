import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  csvFile,
  HELD_BACK_FILE,
  linesFile,
  MANIFEST_FILE,
  pictureFile,
} from '../../domain/export/archive.ts';
import { entityCsv } from '../../domain/export/entity-csv.ts';
import type { OpenedExport } from './archive.ts';
import { entitiesOf, heldBackOf, unreadOf } from './archive.ts';

/**
 * Writes an export that was opened as one JSON Lines and one CSV file for each entity, each record once, beside the
 * schemas. Returns the number of records of each entity.
 */
export function writeOpened(
  folder: string,
  { manifest, parts, files, pictures }: OpenedExport,
): Record<string, number> {
  const put = (name: string, text: string | Uint8Array): void => {
    mkdirSync(dirname(join(folder, name)), { recursive: true, mode: 0o700 });
    writeFileSync(join(folder, name), text, { mode: 0o600 });
  };
  const lines = new Map<string, Record<string, unknown>>();
  for (const part of parts) {
    for (const line of entitiesOf(part)) lines.set(JSON.stringify(line), line);
    for (const [name, text] of part) if (name.startsWith('schemas/')) put(name, text);
  }
  put(MANIFEST_FILE, JSON.stringify(manifest, null, 2));
  const byType = Map.groupBy(lines.values(), ({ type }) => String(type));
  for (const [type, entities] of byType) {
    const columns = [...new Set(entities.flatMap((entity) => Object.keys(entity)))];
    put(linesFile(type), entities.map((entity) => `${JSON.stringify(entity)}\n`).join(''));
    put(csvFile(type), entityCsv(columns, entities));
  }
  for (const [id, bytes] of files) put(`files/${id}`, bytes);
  for (const [id, bytes] of pictures) put(pictureFile(id), bytes);
  const heldBack = parts.flatMap(heldBackOf);
  if (heldBack.length > 0) put(HELD_BACK_FILE, heldBack.map((one) => `${JSON.stringify(one)}\n`).join(''));
  const unread = parts.flatMap(unreadOf);
  if (unread.length > 0) put('unread.json', JSON.stringify(unread, null, 2));
  return Object.fromEntries([...byType].map(([type, entities]) => [type, entities.length]));
}
