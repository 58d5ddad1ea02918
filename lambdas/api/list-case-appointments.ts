import { ListCaseAppointments } from '../../contracts/api/appointments.ts';
import { isSeen } from '../../domain/appointments/appointment.ts';
import { refuseOtherOffice, refuseRestricted } from '../../domain/case/access.ts';
import { apiHandler } from '../middleware/api.ts';
import { rowOf } from '../services/appointment-rows.ts';
import { peopleNamed } from '../services/people-named.ts';

export const handler = apiHandler(ListCaseAppointments, async ({ params, command, actor, grant, store }) => {
  const file = await store.loadCase(params.caseId);
  refuseOtherOffice(file, actor, grant.reach, command.at);
  refuseRestricted(file, actor, command.at);
  const appointments = file.appointments
    .filter((one) => isSeen(one, grant.sees))
    .sort((a, b) => b.startsAt.localeCompare(a.startsAt))
    .map((one) => rowOf(one, file.case.number, grant.sees.includes('identity')));
  const staff = new Set(appointments.flatMap((row) => row.staff));
  return { appointments, people: await peopleNamed(store, [...staff]) };
});
