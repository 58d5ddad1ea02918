import { SettleAppointment } from '../../contracts/api/appointments.ts';
import { appointmentOf } from '../../domain/appointments/appointment.ts';
import { settleAppointment } from '../../domain/appointments/plan-appointment.ts';
import { caseCommandHandler } from '../middleware/case-command.ts';

export const handler = caseCommandHandler(SettleAppointment, (file, { params, body, command, grant }) =>
  settleAppointment(appointmentOf(file, params.appointmentId, grant.sees), body.outcome, command),
);
