import Badge from '@cloudscape-design/components/badge';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { useNarrow } from '../../app/use-narrow.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { useKnown } from '../use-known.ts';
import { Where, Who } from './case-cells.tsx';
import { CasesCards } from './cases-cards.tsx';
import type { CaseRow, CasesProps } from './use-cases.ts';

/** Cases as rows of a table, and on a phone as cards one below the other. */
export function CasesTable(props: CasesProps) {
  return useNarrow() ? <CasesCards {...props} /> : <CasesColumns {...props} />;
}

function CasesColumns({ rows, loading, empty, label }: CasesProps) {
  const say = useText();
  const words = useWords();
  const known = useKnown();
  const format = useFormat();
  const columns: TableProps.ColumnDefinition<CaseRow>[] = [
    {
      id: 'case',
      header: say('cases.column.case'),
      isRowHeader: true,
      minWidth: 200,
      cell: (row) => <Who row={row} />,
    },
    { id: 'where', header: say('cases.column.where'), minWidth: 260, cell: (row) => <Where row={row} /> },
    {
      id: 'since',
      header: say('cases.column.since'),
      minWidth: 120,
      cell: ({ since }) => format.fromNow(since),
    },
    {
      id: 'members',
      header: say('cases.column.members'),
      cell: ({ members }) => format.number(members),
    },
    {
      id: 'programme',
      header: say('cases.column.programme'),
      cell: ({ programme, priority }) => (
        <>
          {words('words.value.programme', programme)}
          {priority !== 'normal' && (
            <div>
              <Badge color={priority === 'emergency' ? 'red' : 'blue'}>
                {words('words.value.priority', priority)}
              </Badge>
            </div>
          )}
        </>
      ),
    },
    {
      id: 'offices',
      header: say('cases.column.offices'),
      cell: ({ office, destinationOffice }) =>
        say('cases.offices', {
          from: words('words.office', office),
          to: known('words.office', destinationOffice),
        }),
    },
  ];
  return (
    <Table
      variant="container"
      trackBy="caseId"
      items={rows}
      loading={loading}
      loadingText={say('app.loading')}
      enableKeyboardNavigation
      wrapLines
      ariaLabels={{ tableLabel: label }}
      columnDefinitions={columns}
      empty={empty}
    />
  );
}
