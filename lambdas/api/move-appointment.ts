import { MoveAppointment } from '../../contracts/api/appointments.ts';
import { appointmentOf } from '../../domain/appointments/appointment.ts';
import { moveAppointment } from '../../domain/appointments/plan-appointment.ts';
import { caseCommandHandler } from '../middleware/case-command.ts';
import { mentionable } from '../services/mentionable.ts';

export const handler = caseCommandHandler(MoveAppointment, async (file, request) => {
  const { params, body, command, grant, store } = request;
  const known = (await mentionable(store, file, body.staff, command.at)).map(({ id }) => id);
  return moveAppointment(file, appointmentOf(file, params.appointmentId, grant.sees), body, known, command);
});
