import { PlanAppointment } from '../../contracts/api/appointments.ts';
import { planAppointment } from '../../domain/appointments/plan-appointment.ts';
import { caseCommandHandler } from '../middleware/case-command.ts';
import { mentionable } from '../services/mentionable.ts';

export const handler = caseCommandHandler(PlanAppointment, async (file, { body, command, grant, store }) => {
  const known = (await mentionable(store, file, body.staff, command.at)).map(({ id }) => id);
  return planAppointment(file, body, { sees: grant.sees, known }, command);
});
