import type { OrientationClass } from '../domain/classes/orientation-class.ts';
import type { Complaint } from '../domain/complaints/complaint.ts';
import type { Absence } from '../domain/staff/absence.ts';
import type { Batch } from '../domain/staff/batch.ts';
import type { FirstViews, SavedView } from '../domain/staff/saved-view.ts';
import type { TracingWeights } from '../domain/tracing-weights/tracing-weights.ts';

/**
 * How staff look at lists, what they do to several items of one, who of them is away, and by which weights they trace.
 *
 * | access | how |
 * |---|---|
 * | views that somebody saved, with which their lists begin | pk = VIEWS#person, sk begins_with `view#` or is `first` |
 * | views that are shared at an office, or with a role of none | index `list`: lk = VIEWS-OF#office |
 * | a complaint; all of them, newest first | pk = COMPLAINT#id, sk = `complaint`; index `list`: lk = COMPLAINTS |
 * | who is away, or will be; the staff of an office who are | pk = ABSENCE#id, sk = `absence`; index `list`: lk = ABSENCES#office |
 * | a class of orientation; those of an office, the latest first | pk = CLASS#id, sk = `class`; index `list`: lk = CLASSES#office |
 * | what comparisons of the table with the executions found at an office, newest first | pk = RECONCILED#office, sk = instant (expires) |
 * | something done to several work items, what became of each | pk = BATCH#id, sk = `batch` |
 * | the weights of tracing adopted here, every version | pk = WEIGHTS, sk = `weights` |
 */
export const viewsKey = (person: string) => `VIEWS#${person}`;
export const viewsListKey = (office = '') => `VIEWS-OF#${office}`;
export const batchKey = (id: string) => `BATCH#${id}`;

export const reconciledKey = (office: string) => `RECONCILED#${office}`;
/** Complaints of persons stand apart from their cases. */
export const complaintKey = (id: string) => `COMPLAINT#${id}`;
export const COMPLAINTS_KEY = 'COMPLAINTS';
export const absenceKey = (id: string) => `ABSENCE#${id}`;
export const absencesKey = (office: string) => `ABSENCES#${office}`;
export const classKey = (id: string) => `CLASS#${id}`;
export const classesKey = (office: string) => `CLASSES#${office}`;
/** The weights of tracing that this installation adopted. */
export const WEIGHTS_KEY = 'WEIGHTS';

/** The primary key of a view, a choice of views, a batch, an absence, a class, a complaint or the weights. */
export function listEntityKey(
  entity: Absence | Batch | Complaint | FirstViews | OrientationClass | SavedView | TracingWeights,
): { pk: string; sk: string } {
  if (entity.type === 'tracing-weights') return { pk: WEIGHTS_KEY, sk: 'weights' };
  if (entity.type === 'absence') return { pk: absenceKey(entity.id), sk: 'absence' };
  if (entity.type === 'orientation-class') return { pk: classKey(entity.id), sk: 'class' };
  if (entity.type === 'complaint') return { pk: complaintKey(entity.id), sk: 'complaint' };
  if (entity.type === 'batch') return { pk: batchKey(entity.id), sk: 'batch' };
  return entity.type === 'saved-view'
    ? { pk: viewsKey(entity.staff), sk: `view#${entity.id}` }
    : { pk: viewsKey(entity.id), sk: 'first' };
}
