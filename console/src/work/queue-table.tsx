import Badge from '@cloudscape-design/components/badge';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import type { ListColumn } from '../lists/list-column.ts';
import type { ListChoice, ListSelection, ListSorting } from '../lists/list-props.ts';
import { ListTable } from '../lists/list-table.tsx';
import { useSession } from '../session/use-session.ts';
import { NothingWaits } from './nothing-waits.tsx';
import { OwnerLink } from './owner-link.tsx';
import { actOn, type QueueRow } from './queue.ts';
import { QueueCard } from './queue-card.tsx';
import { Due, Holder } from './queue-cells.tsx';

interface Props {
  readonly rows: readonly QueueRow[];
  readonly loading: boolean;
  readonly filtered: boolean;
  /** Whether the rows are of several roles, so that each says whose it is. */
  readonly mixed: boolean;
  readonly now: Date;
  readonly sorting: ListSorting;
  readonly choice: ListChoice;
  readonly selection: ListSelection;
  /** The item being claimed or returned. */
  readonly busyWith: string | undefined;
  onAssign(act: 'claim' | 'release', workItemId: string): void;
  onShowAll(): void;
}

export function QueueTable(props: Props) {
  const say = useText();
  const columns = useColumnsOf(props);
  return (
    <ListTable
      {...props}
      label={say('work.title')}
      columns={columns}
      card={(row) => <QueueCard row={row} columns={columns} />}
      idOf={({ workItemId }) => workItemId}
      empty={<NothingWaits filtered={props.filtered} onShowAll={props.onShowAll} />}
    />
  );
}

function useColumnsOf({ mixed, now, busyWith, onAssign }: Props): ListColumn<QueueRow>[] {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const follow = useFollow();
  const { person } = useSession();
  const kindOf = ({ kind }: QueueRow) => words('words.kind', kind);
  return [
    {
      ...{ id: 'kind', header: say('work.column.kind'), names: true, minWidth: 220 },
      cell: (row) => (
        <Link href={hrefOf(`/work/${row.workItemId}`)} onFollow={follow}>
          {kindOf(row)}
        </Link>
      ),
    },
    {
      ...{ id: 'due', header: say('work.column.due'), minWidth: 140 },
      cell: ({ dueAt, escalatedAt }) => <Due dueAt={dueAt} escalated={escalatedAt !== undefined} now={now} />,
    },
    { id: 'about', header: say('work.column.about'), cell: (row) => <AboutCell {...row} /> },
    ...(mixed
      ? [
          {
            ...{ id: 'queue', header: say('work.queue') },
            cell: ({ role }: QueueRow) => words('words.role', role),
          },
        ]
      : []),
    {
      ...{ id: 'holder', header: say('work.column.holder') },
      cell: ({ assignee }) => <Holder assignee={assignee} />,
    },
    {
      ...{ id: 'opened', header: say('work.opened'), extra: true },
      cell: ({ openedAt }) => format.fromNow(openedAt, now.getTime()),
    },
    {
      ...{ id: 'actions', header: say('work.column.actions'), acts: true },
      cell: (row) => {
        const act = actOn(row, person);
        return (
          act && (
            <Button
              variant="inline-link"
              loading={busyWith === row.workItemId}
              ariaLabel={say(`work.${act}.of`, { what: kindOf(row) })}
              onClick={() => onAssign(act, row.workItemId)}
            >
              {say(`work.${act}`)}
            </Button>
          )
        );
      },
    },
  ];
}

function AboutCell(row: QueueRow) {
  const words = useWords();
  const { priority } = row;
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <OwnerLink owner={row} />
      {priority !== 'normal' && (
        <Badge color={priority === 'emergency' ? 'severity-critical' : 'severity-medium'}>
          {words('words.value.priority', priority)}
        </Badge>
      )}
    </SpaceBetween>
  );
}
