import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { TableProps } from '@cloudscape-design/components/table';
import type { DepartureRow } from '../../../contracts/api/travel.ts';
import { CaseLink } from '../app/case-link.tsx';
import { type Format, useFormat } from '../i18n/use-format.ts';
import { type Say, useText, useWords } from '../i18n/use-text.ts';
import { When } from '../i18n/when.tsx';

function State({ row, say, format }: { row: DepartureRow; say: Say; format: Format }) {
  if (row.arrivedAt !== null)
    return (
      <StatusIndicator type="success">
        {say('travel.arrived', { at: format.instant(row.arrivedAt) })}
      </StatusIndicator>
    );
  if (row.departedAt !== null)
    return (
      <StatusIndicator type="in-progress">
        {say('travel.departed', { at: format.instant(row.departedAt) })}
      </StatusIndicator>
    );
  return <StatusIndicator type="pending">{say('travel.planned')}</StatusIndicator>;
}

function Health({ row, say, format }: { row: DepartureRow; say: Say; format: Format }) {
  if (row.fitToFly === null) return '–';
  return (
    <>
      <StatusIndicator type={row.fitToFly ? 'success' : 'pending'}>
        {say(row.fitToFly ? 'travel.fit' : 'travel.not-fit')}
      </StatusIndicator>
      {row.healthValidUntil !== null && (
        <div>{say('travel.valid-until', { day: format.date(row.healthValidUntil) })}</div>
      )}
    </>
  );
}

/** The columns of the manifest. */
export function useColumns(): TableProps.ColumnDefinition<DepartureRow>[] {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const place = (office: string) => words('words.office', office);
  return [
    {
      id: 'case',
      header: say('travel.column.case'),
      isRowHeader: true,
      cell: (row) => <CaseLink caseId={row.caseId} number={row.number} />,
    },
    {
      id: 'departure',
      header: say('travel.column.departure'),
      cell: ({ departureAt }) => <When at={departureAt} />,
    },
    {
      id: 'way',
      header: say('travel.column.way'),
      cell: (row) => say('travel.way', { from: place(row.office), to: place(row.destinationOffice) }),
    },
    {
      id: 'persons',
      header: say('travel.column.persons'),
      cell: ({ persons, escorted }) =>
        say(escorted ? 'travel.escorted' : 'travel.persons', { count: persons }),
    },
    {
      id: 'documents',
      header: say('travel.column.documents'),
      cell: ({ documents }) => (
        <StatusIndicator type={documents === 'ready' ? 'success' : 'pending'}>
          {say(documents === 'ready' ? 'travel.documents.ready' : 'travel.documents.pending')}
        </StatusIndicator>
      ),
    },
    {
      id: 'health',
      header: say('travel.column.health'),
      cell: (row) => <Health row={row} say={say} format={format} />,
    },
    {
      id: 'state',
      header: say('travel.column.state'),
      minWidth: 140,
      cell: (row) => <State row={row} say={say} format={format} />,
    },
  ];
}
