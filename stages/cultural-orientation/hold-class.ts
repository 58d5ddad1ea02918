import type * as z from 'zod';
import type { CaseFile } from '../../domain/case/case-file.ts';
import type { OrientationClass } from '../../domain/classes/orientation-class.ts';
import { dateIn } from '../../domain/kernel/calendar.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';
import type { WorkItem } from '../../domain/work-item/work-item.ts';
import { isOpen } from '../../domain/work-item/work-item.ts';
import { groupsDue } from './groups.ts';
import type { LevelSchema } from './orientation-record.ts';
import { sessionOf } from './take-seats.ts';

type Level = z.infer<typeof LevelSchema>;
interface Lines {
  readonly personId: string;
  readonly level: Level;
}

/** What the trainer writes down once for everybody who was there. */
export interface Attendance {
  readonly heldOn: string;
  readonly topics: readonly string[];
  readonly absent: readonly string[];
  readonly knewBefore?: readonly Lines[] | undefined;
  readonly learned?: readonly Lines[] | undefined;
}

const placesOf = ({ households }: OrientationClass, caseId?: string): string[] =>
  households.flatMap((one) => (caseId === undefined || one.caseId === caseId ? one.personIds : []));

/**
 * Refuses a sheet that names somebody without a place, as a wrong id would make the one who was meant present, or a day
 * before the class.
 */
export function refuseWrongSheet(
  taught: OrientationClass,
  { heldOn, absent, knewBefore = [], learned = [] }: Attendance,
): void {
  const seated = new Set(placesOf(taught));
  const named = {
    absent,
    knewBefore: knewBefore.map(({ personId }) => personId),
    learned: learned.map(({ personId }) => personId),
  };
  for (const [path, ids] of Object.entries(named)) {
    const others = ids.filter((id) => !seated.has(id)).length;
    if (others > 0) throw invalid(path, rule('has-place'), `${others} without`);
  }
  if (heldOn < dateIn(taught.startsAt, taught.timeZone))
    throw invalid('heldOn', rule('not-before-class'), heldOn);
}

/**
 * The session that a class decides for a household: the one for which it took its places, or the one that is open now if
 * that was cancelled because the stage began again. Undefined once it was written down, so that nothing is twice.
 */
export function sessionToRecord(
  file: CaseFile,
  { households, group }: OrientationClass,
): WorkItem | undefined {
  const { workItemId } = households.find(({ caseId }) => caseId === file.case.id) ?? {};
  const taken = file.workItems.find(({ id }) => id === workItemId);
  if (taken && isOpen(taken)) return taken;
  return taken?.decision?.code === 'held' ? undefined : sessionOf(file, group);
}

/** Whether anybody of a household came. */
export const anybodyCame = (
  taught: OrientationClass,
  caseId: string,
  { absent }: Pick<Attendance, 'absent'>,
): boolean => placesOf(taught, caseId).some((id) => !absent.includes(id));

/** The form of one household's session out of a class: those without a place, or who did not come, missed it. */
export function sessionForm(
  file: CaseFile,
  taught: OrientationClass,
  { absent, knewBefore = [], learned = [], ...held }: Attendance,
  at: string,
): Record<string, unknown> {
  const seated = placesOf(taught, file.case.id);
  const due = groupsDue(file, at).find(({ id }) => id === taught.group)?.members ?? [];
  const present = due.filter((id) => seated.includes(id) && !absent.includes(id));
  const of = (lines: readonly Lines[]) => lines.filter(({ personId }) => present.includes(personId));
  return {
    ...{ decision: 'held', ...held, topics: [...held.topics] },
    ...{ present, absent: due.filter((id) => !present.includes(id)) },
    ...{ knewBefore: of(knewBefore), learned: of(learned) },
  };
}
