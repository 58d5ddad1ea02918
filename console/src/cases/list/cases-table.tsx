import Badge from '@cloudscape-design/components/badge';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import type { ListColumn } from '../../lists/list-column.ts';
import type { ListProps } from '../../lists/list-props.ts';
import { ListTable } from '../../lists/list-table.tsx';
import { useKnown } from '../use-known.ts';
import { Where, Who } from './case-cells.tsx';
import { CaseCard } from './cases-cards.tsx';
import type { CaseRow } from './use-cases.ts';

type Props = Pick<
  ListProps<CaseRow>,
  'rows' | 'loading' | 'empty' | 'label' | 'sorting' | 'choice' | 'selection'
>;

/** The column whose order the server knows. */
export const REGISTERED = 'registered';

/** Cases as rows of a table, and on a phone as cards one below the other. */
export function CasesTable(props: Props) {
  return (
    <ListTable
      {...props}
      columns={useCaseColumns()}
      idOf={({ caseId }) => caseId}
      card={(row) => <CaseCard row={row} />}
    />
  );
}

const URGENCY: Readonly<Record<CaseRow['priority'], number>> = { emergency: 0, urgent: 1, normal: 2 };

const dueOf = ({ waitsFor }: CaseRow): string | undefined => waitsFor.map(({ dueAt }) => dueAt).sort()[0];

function useCaseColumns(): ListColumn<CaseRow>[] {
  const say = useText();
  const words = useWords();
  const known = useKnown();
  const format = useFormat();
  return [
    {
      ...{ id: 'case', header: say('cases.column.case'), names: true, minWidth: 200 },
      by: ({ name, number }) => name ?? number,
      cell: (row) => <Who row={row} />,
    },
    {
      ...{ id: 'where', header: say('cases.column.where'), minWidth: 190 },
      cell: (row) => <Where row={row} />,
    },
    {
      ...{ id: 'due', header: say('cases.column.due'), minWidth: 110, extra: true },
      by: dueOf,
      cell: (row) => {
        const due = dueOf(row);
        return due === undefined ? '' : format.fromNow(due);
      },
    },
    {
      ...{ id: 'since', header: say('cases.column.since'), minWidth: 120 },
      by: ({ since }) => since,
      cell: ({ since }) => format.fromNow(since),
    },
    {
      ...{ id: REGISTERED, header: say('cases.file.registered'), minWidth: 120, extra: true },
      cell: ({ registeredAt }) => format.day(registeredAt),
    },
    {
      ...{ id: 'members', header: say('cases.column.members') },
      by: ({ members }) => members,
      cell: ({ members }) => format.number(members),
    },
    {
      ...{ id: 'programme', header: say('cases.column.programme') },
      by: ({ programme }) => words('words.value.programme', programme),
      cell: ({ programme, priority }) => (
        <>
          {words('words.value.programme', programme)}
          {priority !== 'normal' && (
            <div>
              <Priority priority={priority} />
            </div>
          )}
        </>
      ),
    },
    {
      ...{ id: 'priority', header: say('cases.file.priority'), extra: true },
      by: ({ priority }) => URGENCY[priority],
      cell: ({ priority }) => <Priority priority={priority} />,
    },
    {
      ...{ id: 'offices', header: say('cases.column.offices') },
      by: ({ office }) => words('words.office', office),
      cell: ({ office, destinationOffice }) =>
        say('cases.offices', {
          from: words('words.office', office),
          to: known('words.office', destinationOffice),
        }),
    },
  ];
}

function Priority({ priority }: Pick<CaseRow, 'priority'>) {
  const words = useWords();
  const name = words('words.value.priority', priority);
  if (priority === 'normal') return name;
  return <Badge color={priority === 'emergency' ? 'red' : 'blue'}>{name}</Badge>;
}
