import Box from '@cloudscape-design/components/box';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { TableProps } from '@cloudscape-design/components/table';
import type { AppointmentRow } from '../../../contracts/api/appointments.ts';
import type { PersonAtWork } from '../../../domain/work-item/person-at-work.ts';
import { CaseLink } from '../app/case-link.tsx';
import { useWho } from '../desk/use-who.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import { RowActions } from './row-actions.tsx';

const STATES: Readonly<Record<AppointmentRow['status'], StatusIndicatorProps.Type>> = {
  planned: 'pending',
  held: 'success',
  missed: 'warning',
  cancelled: 'stopped',
};

/** The columns of appointments; the case is left out on its own page. */
export function useColumns(
  people: readonly PersonAtWork[],
  withCase: boolean,
  mayChange: boolean,
): TableProps.ColumnDefinition<AppointmentRow>[] {
  const say = useText();
  const format = useFormat();
  const who = useWho(people);
  return [
    {
      id: 'what',
      header: say('appointments.kind'),
      isRowHeader: true,
      cell: ({ kind }) => say(`appointments.kind.${kind}`),
    },
    {
      id: 'when',
      header: say('appointments.when'),
      minWidth: 170,
      cell: ({ startsAt, timeZone, minutes }) => (
        <>
          {format.instantIn(startsAt, timeZone)}
          <Box variant="small" color="text-body-secondary" display="block">
            <bdi>{format.zone(startsAt, timeZone)}</bdi> · {say('appointments.minutes', { minutes })}
          </Box>
        </>
      ),
    },
    ...(withCase
      ? [
          {
            id: 'case',
            header: say('appointments.case'),
            cell: (row: AppointmentRow) => <CaseLink caseId={row.caseId} number={row.number} />,
          },
        ]
      : []),
    {
      id: 'where',
      header: say('appointments.place'),
      cell: ({ place }) => <bdi>{place ?? '–'}</bdi>,
    },
    {
      id: 'with',
      header: say('appointments.with'),
      cell: ({ staff }) => staff.map(who).join(say('appointments.and')) || '–',
    },
    {
      id: 'state',
      header: say('appointments.state'),
      cell: ({ status, remindedAt }) => (
        <>
          <StatusIndicator type={STATES[status]}>{say(`appointments.state.${status}`)}</StatusIndicator>
          {remindedAt !== null && (
            <Box variant="small" color="text-body-secondary" display="block">
              {say('appointments.reminded', { when: format.instant(remindedAt) })}
            </Box>
          )}
        </>
      ),
    },
    ...(mayChange
      ? [
          {
            id: 'actions',
            header: say('appointments.actions'),
            minWidth: 200,
            cell: (row: AppointmentRow) => <RowActions row={row} />,
          },
        ]
      : []),
  ];
}
