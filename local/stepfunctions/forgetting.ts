import type { Core } from './core.ts';
import type { Journal } from './journal.ts';

/** Pages given back at a time, so that nothing else waits for long. */
const PAGES_AT_ONCE = 2000;
const INCREMENTAL = 2;

const TABLES = ['frames', 'history', 'payloads'] as const;

/** The ARNs of executions that ended before an instant, in order, after one of them. */
export const endedBefore = (journal: Journal, time: number, after: string, most: number): string[] =>
  journal
    .all(
      `SELECT arn FROM executions WHERE status <> 'RUNNING' AND stopped < ? AND arn > ? ORDER BY arn LIMIT ?`,
      ...[time, after, most],
    )
    .map(({ arn }) => String(arn));

/** Removes ended executions with everything about them, all or none; how many there were. */
export function forget({ journal, executions, clock }: Core, arns: readonly string[]): number {
  if (arns.length === 0) return 0;
  const gone = arns.flatMap((arn) => {
    const row = journal.one(`SELECT num FROM executions WHERE arn = ? AND status <> 'RUNNING'`, arn);
    return row ? [{ arn, num: Number(row.num) }] : [];
  });
  const last = Math.max(0, ...gone.map(({ num }) => num));
  const remove = (into: Journal): void => {
    // Numbers are never given out again: what a journal still says of one must not become another's.
    into.run(
      'INSERT INTO forgotten VALUES (1, ?) ON CONFLICT DO UPDATE SET num = max(num, excluded.num)',
      last,
    );
    for (const { num } of gone) {
      for (const table of TABLES) into.run(`DELETE FROM ${table} WHERE execution = ?`, num);
      into.run('DELETE FROM executions WHERE num = ?', num);
    }
  };
  journal.commit([], [remove], clock.now());
  for (const { arn } of gone) {
    const loaded = executions.find(arn);
    if (loaded) executions.forget(loaded);
  }
  return gone.length;
}

/** Gives the space of what was removed back to the disk. A file from before is arranged for that once, as a whole. */
export function giveBack({ database }: Journal): void {
  const pragma = (name: string): number =>
    Number(Object.values(database.prepare(`PRAGMA ${name}`).get() as Record<string, number>)[0]);
  if (pragma('auto_vacuum') !== INCREMENTAL) database.exec('PRAGMA auto_vacuum = INCREMENTAL; VACUUM');
  else
    for (let free = pragma('freelist_count'); free > 0; ) {
      database.exec(`PRAGMA incremental_vacuum(${PAGES_AT_ONCE})`);
      const left = pragma('freelist_count');
      if (left >= free) break;
      free = left;
    }
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
}
