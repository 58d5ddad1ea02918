import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { TableProps } from '@cloudscape-design/components/table';
import type { FollowUpVisitRow } from '../../../contracts/api/follow-up.ts';
import { CaseLink } from '../app/case-link.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { When } from '../i18n/when.tsx';

/** The columns of the calendar. */
export function useColumns(): TableProps.ColumnDefinition<FollowUpVisitRow>[] {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  return [
    {
      id: 'case',
      header: say('follow-up.column.case'),
      isRowHeader: true,
      cell: (row) => <CaseLink caseId={row.caseId} number={row.number} />,
    },
    {
      id: 'visit',
      header: say('follow-up.column.visit'),
      cell: ({ visitId }) => words('follow-up.visit', visitId),
    },
    {
      id: 'due',
      header: say('follow-up.column.due'),
      cell: ({ dueAt }) =>
        Date.parse(dueAt) < Date.now() ? (
          <StatusIndicator type="warning">
            {say('follow-up.overdue', { at: format.instant(dueAt) })}
          </StatusIndicator>
        ) : (
          <When at={dueAt} />
        ),
    },
    {
      id: 'arrival',
      header: say('follow-up.column.arrival'),
      cell: ({ arrivedAt }) => format.day(arrivedAt),
    },
    {
      id: 'progress',
      header: say('follow-up.column.progress'),
      cell: ({ visitsDone, visitsPlanned }) =>
        say('follow-up.progress', { done: visitsDone, planned: visitsPlanned }),
    },
  ];
}
