import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { useSession } from '../session/use-session.ts';
import { isDueToday, isOverdue, type QueueRow } from './queue.ts';

interface Props {
  readonly rows: readonly QueueRow[];
  readonly loading: boolean;
  readonly filtered: boolean;
  readonly now: Date;
  /** The item that is being taken or given back. */
  readonly busyWith: string | undefined;
  onAssign(act: 'claim' | 'release', workItemId: string): void;
  onShowAll(): void;
}

export function QueueTable({ rows, loading, filtered, now, busyWith, onAssign, onShowAll }: Props) {
  const say = useText();
  const words = useWords();
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
          cell: kindOf,
        },
        { id: 'due', header: say('work.column.due'), cell: (row) => <Due row={row} now={now} /> },
        {
          id: 'case',
          header: say('work.column.case'),
          cell: ({ caseId }) => <span className="identifier">{shortId(caseId)}</span>,
        },
        { id: 'holder', header: say('work.column.holder'), cell: (row) => <Holder row={row} /> },
        {
          id: 'actions',
          header: say('work.column.actions'),
          cell: (row) => {
            const act = row.assignee === undefined ? 'claim' : 'release';
            const may = act === 'claim' || row.assignee === person.id || person.roles.includes('supervisor');
            return (
              may && (
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

/** Enough of an id to tell cases apart when two people speak of them. */
const shortId = (caseId: string): string => caseId.replace(/^case-/, '').slice(0, 8);

function Due({ row, now }: { row: QueueRow; now: Date }) {
  const say = useText();
  const format = useFormat();
  const when = <span title={format.instant(row.dueAt)}>{format.fromNow(row.dueAt, now.getTime())}</span>;
  if (isOverdue(row, now))
    return (
      <StatusIndicator type={row.escalatedAt ? 'error' : 'warning'}>
        {say(row.escalatedAt ? 'work.escalated' : 'work.overdue')} · {when}
      </StatusIndicator>
    );
  return isDueToday(row, now) ? <StatusIndicator type="pending">{when}</StatusIndicator> : when;
}

function Holder({ row }: { row: QueueRow }) {
  const say = useText();
  const { person } = useSession();
  if (row.assignee === undefined) return <Box color="text-body-secondary">{say('work.holder.none')}</Box>;
  if (row.assignee === person.id) return <Box fontWeight="bold">{say('work.holder.me')}</Box>;
  return <bdi>{row.assignee}</bdi>;
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
