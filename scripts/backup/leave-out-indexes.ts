import { closeSync, existsSync, openSync, readdirSync, readSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { INSTALLATION_OWNERS } from '../../contracts/key-table.ts';
import { PERSON_PARTITIONS } from '../../contracts/person-index.ts';

/** Registrations that nobody has confirmed. */
const TYPES = ['join'];
/** Intake files, which are sent again if an import was under way. */
const INTAKE = join('files', 'intake');

/**
 * Takes out of a snapshot what is made or sealed with keys that outlive whom it is about: with these keys, a backup that is older
 * than an erasure would tell of the erased for as long as somebody keeps it.
 */
export function leaveOutIndexes(snapshot: string): void {
  const file = join(snapshot, 'dynamodb', 'table.sqlite');
  if (existsSync(file)) emptyTable(file);
  rmSync(join(snapshot, INTAKE), { recursive: true, force: true });
  const mails = join(snapshot, 'mail');
  if (!existsSync(mails)) return;
  for (const name of readdirSync(mails)) if (isOfNobody(join(mails, name))) rmSync(join(mails, name));
}

function emptyTable(file: string): void {
  const table = new DatabaseSync(file);
  try {
    for (const type of TYPES) {
      const like = `%"type":"${type}"%`;
      for (const rows of ['items', 'index_rows'])
        table.prepare(`DELETE FROM ${rows} WHERE body LIKE ?`).run(like);
      for (const image of ['before', 'after'])
        table.prepare(`UPDATE records SET ${image} = keys WHERE ${image} LIKE ?`).run(like);
    }
    for (const partition of PERSON_PARTITIONS) {
      for (const rows of ['items', 'index_rows'])
        table.prepare(`DELETE FROM ${rows} WHERE h LIKE ?`).run(`${partition}%`);
      table.prepare('DELETE FROM records WHERE keys LIKE ?').run(`%"pk":"${partition}%`);
    }
    table.exec('VACUUM');
  } finally {
    table.close();
  }
}

/** Whether a message is sealed with the key of what passes. */
function isOfNobody(file: string): boolean {
  const mark = Buffer.from(`${INSTALLATION_OWNERS.passing}\n`);
  const start = Buffer.alloc(mark.length);
  const open = openSync(file, 'r');
  try {
    readSync(open, start, 0, mark.length, 0);
  } finally {
    closeSync(open);
  }
  return start.equals(mark);
}
