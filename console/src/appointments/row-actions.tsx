import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo, useState } from 'react';
import { type AppointmentRow, SettleAppointment } from '../../../contracts/api/appointments.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useCall } from '../api/use-call.ts';
import { oneShotKey, useWrite } from '../api/use-write.ts';
import { Dialog } from '../app/dialog.tsx';
import { useTell } from '../app/notes.tsx';
import { useText } from '../i18n/use-text.ts';
import { AppointmentDialog } from './appointment-dialog.tsx';
import { SlipDialog } from './slip-dialog.tsx';
import { useAppointmentsAgain } from './use-appointments.ts';

type Outcome = 'held' | 'missed' | 'cancelled';

/** What can be done with an appointment now. */
export function RowActions({ row }: { row: AppointmentRow }) {
  const say = useText();
  const call = useCall();
  const tell = useTell();
  const again = useAppointmentsAgain();
  const [open, setOpen] = useState<'move' | 'print' | 'cancel'>();
  const key = useMemo(() => oneShotKey(), []);
  const { caseId, appointmentId, status } = row;
  const write = useWrite<unknown, Outcome>(key, {
    send: (sent, outcome) =>
      call(SettleAppointment, { params: { caseId, appointmentId }, body: { outcome }, key: sent }),
    onDone: async (_done, outcome) => {
      setOpen(undefined);
      await again();
      tell({ type: 'success', text: say(`appointments.settled.${outcome}`) });
    },
  });
  if (row.number === null || status === 'cancelled') return null;
  const begun = Date.parse(row.startsAt) <= Date.now();
  const close = () => setOpen(undefined);
  return (
    <>
      <SpaceBetween direction="horizontal" size="s">
        {begun && status !== 'held' && (
          <Button variant="inline-link" onClick={() => write.mutate('held')}>
            {say('appointments.held')}
          </Button>
        )}
        {begun && status !== 'missed' && (
          <Button variant="inline-link" onClick={() => write.mutate('missed')}>
            {say('appointments.missed')}
          </Button>
        )}
        {status === 'planned' && (
          <Button variant="inline-link" onClick={() => setOpen('move')}>
            {say('appointments.move')}
          </Button>
        )}
        {status === 'planned' && (
          <Button variant="inline-link" onClick={() => setOpen('print')}>
            {say('appointments.print')}
          </Button>
        )}
        {status === 'planned' && (
          <Button variant="inline-link" onClick={() => setOpen('cancel')}>
            {say('appointments.cancel')}
          </Button>
        )}
      </SpaceBetween>
      {open !== 'cancel' && <ProblemAlert problem={write.error} />}
      {open === 'move' && <AppointmentDialog caseId={caseId} subjects={[]} row={row} onClose={close} />}
      {open === 'print' && <SlipDialog row={row} onClose={close} />}
      {open === 'cancel' && (
        <Dialog
          title={say('appointments.cancel')}
          go={say('appointments.cancel.go')}
          busy={write.isPending}
          problem={write.error}
          onGo={() => write.mutate('cancelled')}
          onClose={close}
        >
          {say('appointments.cancel.what')}
        </Dialog>
      )}
    </>
  );
}
