import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from 'react-router';
import { ReadBatch, UndoBatch } from '../../../contracts/api/batches.ts';
import type { Answer } from '../api/call.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useCall } from '../api/use-call.ts';
import { oneShotKey } from '../api/use-write.ts';
import { Loading } from '../app/loading.tsx';
import { PageFrame } from '../app/page-frame.tsx';
import { shortId } from '../app/short-id.ts';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import type { ListColumn } from '../lists/list-column.ts';
import { ListTable } from '../lists/list-table.tsx';
import { lookAgain } from '../live/look-again.ts';
import { Holder } from '../work/queue-cells.tsx';

type Batch = Answer<typeof ReadBatch>;
type Row = Batch['items'][number];

/** A batch of a few items takes seconds; one of two hundred is followed more calmly. */
const LOOK_SOON_MS = 1000;
const LOOK_AGAIN_MS = 5000;
const SOON_LOOKS = 20;
const KNOWN = ['WrongState', 'VersionConflict', 'Forbidden', 'NotFound', 'InvalidInput'];
/** Columns that an execution has nothing for. */
const OF_WORK: readonly string[] = ['about', 'holder'];
const TYPES = { waiting: 'pending', done: 'success', 'not-done': 'error', changed: 'warning' } as const;

/** How far a batch is, and what became of each item; it can be taken back where it gave work to somebody. */
export function BatchPage() {
  const say = useText();
  const call = useCall();
  const navigate = useNavigate();
  const follow = useFollow();
  const queries = useQueryClient();
  const { batchId = '' } = useParams();
  const read = useQuery({
    queryKey: ['batches', batchId],
    queryFn: ({ signal }) => call(ReadBatch, { params: { batchId }, signal }),
    refetchInterval: ({ state: { data, dataUpdateCount } }) => {
      if (data?.endedAt !== undefined) return false;
      return lookAgain(dataUpdateCount < SOON_LOOKS ? LOOK_SOON_MS : LOOK_AGAIN_MS)();
    },
  });
  const undo = useMutation({
    mutationFn: () => call(UndoBatch, { params: { batchId }, key: oneShotKey().key }),
    onSuccess: (begun) => {
      void queries.invalidateQueries({ queryKey: ['batches', batchId] });
      navigate(`/work/batches/${begun.batchId}`);
    },
  });
  const columns = useColumns();
  const { data } = read;
  const known = data?.items.filter(({ state }) => state !== 'waiting').length ?? 0;
  const done = data?.items.filter(({ state }) => state === 'done').length ?? 0;
  const all = data?.items.length ?? 0;
  const gives = data?.act === 'claim' || data?.act === 'reassign' || data?.act === 'release';
  const ended = data?.endedAt !== undefined;
  return (
    <PageFrame
      title={say(data ? `batches.title.${data.act}` : 'batches.title')}
      description={say('batches.lead')}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          {gives && ended && done > 0 && data.undoneBy === undefined && (
            <Button loading={undo.isPending} onClick={() => undo.mutate()}>
              {say('batches.undo', { count: done })}
            </Button>
          )}
          <Button variant="primary" href={hrefOf('/work')} onFollow={follow}>
            {say('batches.back')}
          </Button>
        </SpaceBetween>
      }
    >
      <ProblemAlert problem={read.error ?? undo.error} onAgain={() => void read.refetch()} />
      {read.isPending && <Loading />}
      {data && (
        <>
          <ProgressBar
            value={all === 0 ? 0 : (known / all) * 100}
            status={ended ? (done === all ? 'success' : 'error') : 'in-progress'}
            label={say('batches.progress')}
            description={say('batches.known', { known, count: all })}
            resultText={say('batches.result', { done, count: all })}
          />
          {data.undoneBy && (
            <Link href={hrefOf(`/work/batches/${data.undoneBy}`)} onFollow={follow}>
              {say('batches.undone')}
            </Link>
          )}
          <ListTable
            label={say('batches.items')}
            rows={data.items}
            columns={data.act === 'redrive' ? columns.filter(({ id }) => !OF_WORK.includes(id)) : columns}
            loading={false}
            empty={null}
            idOf={({ workItemId, executionId }) => workItemId ?? executionId ?? ''}
          />
        </>
      )}
    </PageFrame>
  );
}

function useColumns(): ListColumn<Row>[] {
  const say = useText();
  const words = useWords();
  const follow = useFollow();
  const whyOf = ({ state, why, executionId }: Row) => {
    const again = executionId !== undefined && (state === 'changed' || why === 'WrongState');
    if (again) return say(`batches.execution.${state}`);
    if (state !== 'not-done') return say(`batches.state.${state}`);
    return say(`batches.why.${why !== undefined && KNOWN.includes(why) ? why : 'other'}`);
  };
  return [
    {
      ...{ id: 'item', header: say('batches.column.item'), names: true, minWidth: 200 },
      cell: ({ workItemId, executionId, item }) =>
        executionId === undefined ? (
          <Link href={hrefOf(`/work/${workItemId}`)} onFollow={follow}>
            {item ? words('words.kind', item.kind) : say('batches.unseen')}
          </Link>
        ) : (
          <Link href={hrefOf(`/executions/${executionId}`)} onFollow={follow}>
            {say('batches.execution', { id: shortId(executionId.split('.')[1] ?? executionId) })}
          </Link>
        ),
    },
    {
      ...{ id: 'about', header: say('batches.column.about') },
      cell: ({ item }) => (item?.caseNumber ? <span className="identifier">{item.caseNumber}</span> : null),
    },
    {
      ...{ id: 'state', header: say('batches.column.state'), minWidth: 260 },
      cell: (row) => <StatusIndicator type={TYPES[row.state]}>{whyOf(row)}</StatusIndicator>,
    },
    {
      ...{ id: 'holder', header: say('batches.column.holder') },
      cell: ({ item }) => item && <Holder assignee={item.assignee} />,
    },
  ];
}
