import type { Appointment } from '../../domain/appointments/appointment.ts';
import { reminderOf } from '../../domain/appointments/reach.ts';
import type { CaseFile } from '../../domain/case/case-file.ts';
import { officesOf } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { noChange } from '../../domain/case/change.ts';
import type { OrientationClass } from '../../domain/classes/orientation-class.ts';
import { placesTaken } from '../../domain/classes/orientation-class.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { isBefore } from '../../domain/kernel/calendar.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { identifier } from '../../domain/kernel/identifier.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';
import type { WorkItem } from '../../domain/work-item/work-item.ts';
import { isOpen } from '../../domain/work-item/work-item.ts';
import { groupsDue } from './groups.ts';

export type Seats = { classId: string; places: number; free: number };

/** The open work by which this group's attendance is recorded: another one once the stage has begun again. */
export const sessionOf = ({ workItems }: CaseFile, group: string): WorkItem | undefined =>
  workItems.find((one) => one.kind === 'orientation-session' && one.subject === group && isOpen(one));

/** That work; `WrongState` if the household has none to attend. */
export function waitingSession(file: CaseFile, group: string): WorkItem {
  const item = sessionOf(file, group);
  if (!item)
    throw new CaseError('WrongState', 'Expected a household that waits for a class of this age group.');
  return item;
}

/** What the household is told by: an appointment, so that it stands in the calendar and they are reminded of it. */
function appointmentOf(
  file: CaseFile,
  taught: OrientationClass,
  personIds: string[],
  command: Command,
): Appointment {
  const id = identifier('appointment', file.case.id, taught.id);
  const before = file.appointments.find((one) => one.id === id);
  const { office, startsAt, minutes, timeZone, place, trainer } = taught;
  const concerned = personIds.length > 0 ? personIds : (before?.personIds ?? []);
  const reached = file.persons.some(({ phones = [] }) => phones.length > 0);
  return {
    ...{ type: 'appointment', schema: 2, id, caseId: file.case.id, kind: 'class', office },
    ...{ personIds: concerned, staff: [trainer], startsAt, minutes, timeZone, place },
    ...(reached && personIds.length > 0 ? reminderOf(file, personIds, {}) : {}),
    ...{ status: personIds.length > 0 ? 'planned' : 'cancelled' },
    ...{ plannedAt: before?.plannedAt ?? command.at, plannedBy: before?.plannedBy ?? command.actor.id },
    moved: before?.moved ?? 0,
  };
}

/**
 * Gives these members of a household the places that it has in a class, in place of those it had; nobody gives all of
 * them back. The commit holds the class to the version that was read, so that two households cannot take the last place.
 */
export function takeSeats(
  file: CaseFile,
  taught: OrientationClass,
  personIds: string[],
  command: Command,
): Change<Seats> {
  if (!officesOf(file.case).includes(taught.office))
    throw new CaseError('NotFound', `Expected a class of an office of the case, received ${taught.id}.`);
  if (taught.status !== 'planned' || isBefore(taught.startsAt, command.at))
    throw new CaseError('WrongState', 'Expected a class that is still to come.');
  return withPlaces(file, taught, personIds, command);
}

/** The household loses its places in a class that will not be, or that was not: also after its time. */
export const freePlaces = (file: CaseFile, taught: OrientationClass, command: Command): Change<Seats> =>
  withPlaces(file, taught, [], command);

function withPlaces(
  file: CaseFile,
  taught: OrientationClass,
  personIds: string[],
  command: Command,
): Change<Seats> {
  const before = taught.households.find(({ caseId }) => caseId === file.case.id);
  const wanted = [...new Set(personIds)].sort();
  const others = taught.households.filter(({ caseId }) => caseId !== file.case.id);
  const answer = (households: OrientationClass['households']): Seats => ({
    classId: taught.id,
    places: wanted.length,
    free: taught.capacity - placesTaken({ households }),
  });
  if (wanted.join() === (before?.personIds ?? []).join()) return noChange(answer(taught.households));
  const due = groupsDue(file, command.at).find(({ id }) => id === taught.group)?.members ?? [];
  if (wanted.some((id) => !due.includes(id)))
    throw invalid('personIds', rule('due-for-class'), 'somebody who is not');
  const households =
    wanted.length === 0
      ? others
      : [
          ...others,
          { caseId: file.case.id, workItemId: waitingSession(file, taught.group).id, personIds: wanted },
        ];
  const free = taught.capacity - placesTaken({ households: others });
  if (wanted.length > free)
    throw new CaseError('CapacityTaken', `Expected at most ${free} places, received ${wanted.length}.`);
  return {
    patch: {},
    writes: [
      { ...taught, version: taught.version + 1, households },
      appointmentOf(file, taught, wanted, command),
    ],
    facts: [{ act: 'class.places-taken', subject: taught.id, details: { places: wanted.length } }],
    answer: answer(households),
  };
}
