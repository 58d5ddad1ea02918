import { absenceKey } from '../../contracts/list-table.ts';

/** The primary key of an absence. */
export const keyOfAbsence = (id: string) => ({ pk: absenceKey(id), sk: 'absence' });
