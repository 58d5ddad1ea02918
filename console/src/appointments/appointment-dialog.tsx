import { useMemo, useState } from 'react';
import {
  type AppointmentRow,
  MoveAppointment,
  PlanAppointment,
} from '../../../contracts/api/appointments.ts';
import type { AppointmentKind } from '../../../domain/appointments/appointment.ts';
import { useCall } from '../api/use-call.ts';
import { oneShotKey, useWrite } from '../api/use-write.ts';
import { Dialog } from '../app/dialog.tsx';
import { useTell } from '../app/notes.tsx';
import { useText } from '../i18n/use-text.ts';
import { useSession } from '../session/use-session.ts';
import { AppointmentFields, type Subject } from './appointment-fields.tsx';
import { useAppointmentsAgain } from './use-appointments.ts';
import { faultsOf, reachOf, type Values, valuesOf, whenOf } from './values.ts';

interface Props {
  readonly caseId: string;
  readonly subjects: readonly Subject[];
  /** The appointment to move; without one a new one is planned. */
  readonly row?: AppointmentRow;
  onClose(): void;
}

/** Plans an appointment, or moves one. */
export function AppointmentDialog({ caseId, subjects, row, onClose }: Props) {
  const say = useText();
  const call = useCall();
  const tell = useTell();
  const { person } = useSession();
  const again = useAppointmentsAgain();
  const [values, setValues] = useState<Values>(() => ({
    ...valuesOf(row, person.id),
    ...(row ? {} : reachOf(subjects, [], '')),
  }));
  const [tried, setTried] = useState(false);
  const key = useMemo(() => oneShotKey(), []);
  const faults = faultsOf(values);
  const write = useWrite(key, {
    send: (sent) =>
      row
        ? call(MoveAppointment, {
            params: { caseId, appointmentId: row.appointmentId },
            body: whenOf(values),
            key: sent,
          })
        : call(PlanAppointment, {
            params: { caseId },
            body: {
              ...whenOf(values),
              kind: values.kind as AppointmentKind,
              personIds: [...values.personIds],
            },
            key: sent,
          }),
    onDone: async () => {
      await again();
      tell({ type: 'success', text: say(row ? 'appointments.moved' : 'appointments.planned') });
      onClose();
    },
  });
  return (
    <Dialog
      title={say(row ? 'appointments.move' : 'appointments.plan')}
      go={say(row ? 'appointments.move.go' : 'appointments.plan.go')}
      busy={write.isPending}
      problem={write.error}
      onGo={() => {
        setTried(true);
        if (faults.size === 0) write.mutate();
      }}
      onClose={onClose}
    >
      <AppointmentFields
        values={values}
        faults={tried ? faults : new Set()}
        subjects={subjects}
        moving={row !== undefined}
        onChange={(some) => setValues({ ...values, ...some })}
      />
    </Dialog>
  );
}
