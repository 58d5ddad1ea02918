import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { useSession } from '../session/use-session.ts';
import { OwnerLink } from './owner-link.tsx';
import { actOn, type QueueRow } from './queue.ts';
import { Due, Holder } from './queue-cells.tsx';

interface Props {
  readonly rows: readonly QueueRow[];
  readonly loading: boolean;
  readonly filtered: boolean;
  /** Whether the rows are of several roles, so that each says whose it is. */
  readonly mixed: boolean;
  readonly now: Date;
  /** The item being claimed or returned. */
  readonly busyWith: string | undefined;
  onAssign(act: 'claim' | 'release', workItemId: string): void;
  onShowAll(): void;
}

export function QueueTable({ rows, loading, filtered, mixed, now, busyWith, onAssign, onShowAll }: Props) {
  const say = useText();
  const words = useWords();
  const follow = useFollow();
  const { person } = useSession();
  const kindOf = ({ kind }: QueueRow) => words('words.kind', kind);
  return (
    <Table
      variant="container"
      trackBy="workItemId"
      items={rows}
      loading={loading}
      loadingText={say('app.loading')}
      enableKeyboardNavigation
      wrapLines
      ariaLabels={{ tableLabel: say('work.title') }}
      empty={<NothingWaits filtered={filtered} onShowAll={onShowAll} />}
      columnDefinitions={[
        {
          id: 'kind',
          header: say('work.column.kind'),
          isRowHeader: true,
          minWidth: 220,
          cell: (row) => (
            <Link href={hrefOf(`/work/${row.workItemId}`)} onFollow={follow}>
              {kindOf(row)}
            </Link>
          ),
        },
        {
          id: 'due',
          header: say('work.column.due'),
          cell: ({ dueAt, escalatedAt }) => (
            <Due dueAt={dueAt} escalated={escalatedAt !== undefined} now={now} />
          ),
        },
        {
          id: 'about',
          header: say('work.column.about'),
          cell: AboutCell,
        },
        ...(mixed
          ? [
              {
                id: 'queue',
                header: say('work.queue'),
                cell: ({ role }: QueueRow) => words('words.role', role),
              },
            ]
          : []),
        {
          id: 'holder',
          header: say('work.column.holder'),
          cell: ({ assignee }) => <Holder assignee={assignee} />,
        },
        {
          id: 'actions',
          header: say('work.column.actions'),
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
      ]}
    />
  );
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

function NothingWaits({ filtered, onShowAll }: { filtered: boolean; onShowAll(): void }) {
  const say = useText();
  return (
    <Box textAlign="center" padding="l">
      <SpaceBetween size="xs">
        <Box variant="h3">{say('work.empty.title')}</Box>
        <Box color="text-body-secondary">{say(filtered ? 'work.empty.filter' : 'work.empty.all')}</Box>
        {filtered && <Button onClick={onShowAll}>{say('work.show-all')}</Button>}
      </SpaceBetween>
    </Box>
  );
}
