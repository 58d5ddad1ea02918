import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import type { ListColumn } from '../lists/list-column.ts';
import { ListTable } from '../lists/list-table.tsx';
import { useSession } from '../session/use-session.ts';
import { useStaff } from '../work/use-staff.ts';
import { AbsenceDialog } from './absence-dialog.tsx';
import { BackButton } from './back-button.tsx';
import { HandOverButton } from './hand-over-button.tsx';
import { type Absence, useAbsences } from './use-absences.ts';

/** Who is away or will be; a supervisor hands their work over from here. */
export function AbsenceList() {
  const say = useText();
  const read = useAbsences();
  const [changing, change] = useState<Absence>();
  const columns = useColumns(change);
  return (
    <SpaceBetween size="s">
      <Header variant="h2" description={say('supervision.away.hint')}>
        {say('supervision.away')}
      </Header>
      <ProblemAlert problem={read.error} onAgain={() => void read.refetch()} />
      <ListTable
        label={say('supervision.away')}
        rows={read.absences}
        columns={columns}
        loading={read.isPending}
        idOf={({ staff }) => staff}
        empty={<Box textAlign="center">{say('supervision.away.none')}</Box>}
      />
      {changing && <AbsenceDialog absence={changing} onClose={() => change(undefined)} />}
    </SpaceBetween>
  );
}

function useColumns(onChange: (absence: Absence) => void): ListColumn<Absence>[] {
  const say = useText();
  const format = useFormat();
  const { person } = useSession();
  const { nameOf } = useStaff();
  const leads = person.roles.includes('supervisor');
  return [
    {
      ...{ id: 'who', header: say('supervision.column.who'), names: true, minWidth: 130 },
      cell: ({ staff }) => <bdi>{nameOf(staff)}</bdi>,
    },
    {
      ...{ id: 'state', header: say('supervision.column.state'), minWidth: 100 },
      cell: ({ away }) => (
        <StatusIndicator type={away ? 'warning' : 'pending'}>
          {say(away ? 'supervision.state.away' : 'supervision.state.to-come')}
        </StatusIndicator>
      ),
    },
    {
      ...{ id: 'from', header: say('supervision.absence.from') },
      cell: ({ from }) => <span className="one-line">{format.date(from)}</span>,
    },
    {
      ...{ id: 'until', header: say('supervision.absence.until') },
      cell: ({ until }) => <span className="one-line">{format.date(until)}</span>,
    },
    {
      ...{ id: 'stand-in', header: say('supervision.absence.stand-in'), minWidth: 120 },
      cell: ({ standIn }) =>
        standIn === undefined ? say('supervision.stand-in.none') : <bdi>{nameOf(standIn)}</bdi>,
    },
    {
      ...{ id: 'acts', header: say('supervision.column.acts'), acts: true, minWidth: 220 },
      cell: (absence) =>
        (leads || absence.staff === person.id) && (
          <SpaceBetween direction="horizontal" size="xs">
            {leads && <HandOverButton absence={absence} />}
            <Button
              ariaLabel={say('supervision.absence.change.of', { name: nameOf(absence.staff) })}
              onClick={() => onChange(absence)}
            >
              {say('supervision.absence.change')}
            </Button>
            <BackButton absence={absence} />
          </SpaceBetween>
        ),
    },
  ];
}
