import { ListAppointments } from '../../contracts/api/appointments.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { apiHandler } from '../middleware/api.ts';
import { rowOf, shownTo } from '../services/appointment-rows.ts';
import { peopleNamed } from '../services/people-named.ts';
import { periodOf } from '../services/period.ts';

export const handler = apiHandler(ListAppointments, async ({ query, command, actor, grant, store }) => {
  if (!actor.office) throw new CaseError('Forbidden', 'Expected a person of an office.');
  const page = await store.listAppointments(actor.office, periodOf(query, command.at), query);
  const reader = { actor, sees: grant.sees, at: command.at };
  const appointments = page.items.flatMap((item) => {
    const shown = shownTo(item, reader);
    const mine = query.mine === 'false' || item.appointment.staff.includes(actor.id);
    return shown === 'hidden' || !mine
      ? []
      : [rowOf(item.appointment, item.caseRecord.number, shown === 'open')];
  });
  const staff = new Set(appointments.flatMap((row) => row.staff));
  return { appointments, people: await peopleNamed(store, [...staff]), cursor: page.cursor ?? null };
});
