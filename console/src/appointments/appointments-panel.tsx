import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { FittedTable } from '../app/fitted-table.tsx';
import { EmptyHere } from '../desk/empty-here.tsx';
import { useText } from '../i18n/use-text.ts';
import { AppointmentDialog } from './appointment-dialog.tsx';
import type { Subject } from './appointment-fields.tsx';
import { useColumns } from './columns.tsx';
import { useCaseAppointments } from './use-appointments.ts';

interface Props {
  readonly caseId: string;
  readonly subjects: readonly Subject[];
  readonly mayChange: boolean;
}

/** The appointments of a household. */
export function AppointmentsPanel({ caseId, subjects, mayChange }: Props) {
  const say = useText();
  const read = useCaseAppointments(caseId);
  const [planning, setPlanning] = useState(false);
  const columns = useColumns(read.data?.people ?? [], false, mayChange);
  return (
    <SpaceBetween size="s">
      <ProblemAlert problem={read.error} onAgain={() => void read.refetch()} />
      <FittedTable
        variant="container"
        items={read.data?.appointments ?? []}
        loading={read.isPending}
        loadingText={say('app.loading')}
        trackBy="appointmentId"
        enableKeyboardNavigation
        wrapLines
        ariaLabels={{ tableLabel: say('appointments.of-case') }}
        empty={<EmptyHere of="appointments.none" acts={mayChange} />}
        columnDefinitions={columns}
        header={
          <Header
            variant="h2"
            actions={
              mayChange && <Button onClick={() => setPlanning(true)}>{say('appointments.plan')}</Button>
            }
          >
            {say('appointments.of-case')}
          </Header>
        }
      />
      {planning && (
        <AppointmentDialog caseId={caseId} subjects={subjects} onClose={() => setPlanning(false)} />
      )}
    </SpaceBetween>
  );
}
