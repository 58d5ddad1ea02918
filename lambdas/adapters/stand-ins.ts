import type { Stored } from '../../domain/case/entities.ts';
import type { Notice } from '../../domain/case/notice.ts';
import { toldAboutWork, toStandIn } from '../../domain/notices/stand-in.ts';
import type { Absence } from '../../domain/staff/absence.ts';
import { absenceId } from '../../domain/staff/absence.ts';
import { keyOfAbsence } from './absence-key.ts';
import { loadEntities } from './case-store.ts';
import type { Table } from './dynamodb.ts';

async function absencesOfPeople(table: Table, people: readonly string[]): Promise<Absence[]> {
  if (people.length === 0) return [];
  return (await loadEntities(table, people.map(absenceId).map(keyOfAbsence))) as Absence[];
}

/** What is written, and for each notice about somebody's work who else is told because they are away. */
export async function withStandIns<T extends Stored>(
  table: Table,
  writes: readonly T[],
): Promise<(T | Notice)[]> {
  const notices = writes.filter((one): one is T & Notice => one.type === 'notice');
  const people = new Set(notices.flatMap((one) => toldAboutWork(one) ?? []));
  const absences = await absencesOfPeople(table, [...people]);
  const standIns = absences.flatMap(({ standIn }) => standIn ?? []);
  const theirs = await absencesOfPeople(table, [...new Set(standIns)]);
  const more = notices.flatMap((notice) => {
    const away = absences.find(({ staff }) => staff === toldAboutWork(notice));
    return (
      toStandIn(
        notice,
        away,
        theirs.find(({ staff }) => staff === away?.standIn),
      ) ?? []
    );
  });
  return [...writes, ...more];
}
