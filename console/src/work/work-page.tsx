import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { lazy, Suspense } from 'react';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useTell } from '../app/notes.tsx';
import { PageFrame } from '../app/page-frame.tsx';
import { useText, useWords } from '../i18n/use-text.ts';
import { ListViews } from '../lists/list-views.tsx';
import { useColumns } from '../lists/use-columns.ts';
import { useSession } from '../session/use-session.ts';
import { ElsewhereEscalated } from './elsewhere-escalated.tsx';
import { HeldList } from './held-list.tsx';
import { actOn, ESCALATED, isWhole, PRESSING, QUEUE_SORTED, type QueueName, type QueueRow } from './queue.ts';
import { QueueChoice } from './queue-choice.tsx';
import { QueueFile } from './queue-file.tsx';
import { QueueTable } from './queue-table.tsx';
import { useAssignment } from './use-assignment.ts';
import { useChosen } from './use-chosen.ts';
import { useKeySheet } from './use-key-sheet.tsx';
import { useListKeys } from './use-list-keys.ts';
import { useNow } from './use-now.ts';
import { useQueue, useWholeView } from './use-queue.ts';
import { useQueuePlace } from './use-queue-place.ts';
import { ViewChoice } from './view-choice.tsx';

const NewsBar = lazy(() => import('../live/news-bar.tsx'));
const BatchBar = lazy(() => import('../batches/batch-bar.tsx'));
const OwnAbsence = lazy(() => import('../supervision/own-absence.tsx'));

/** The work of the person's role, what has to be done first at its head, with counts, views and orders. */
export function WorkPage() {
  const say = useText();
  const words = useWords();
  const tell = useTell();
  const { person } = useSession();
  const { queues, place, go } = useQueuePlace();
  const whole = isWhole(place.queue);
  /** Escalated items belong to a supervisor, in whichever queue they wait. */
  const mixed = whole || (place.queue === 'supervisor' && place.view === 'escalated');
  const now = useNow();
  const choice = useColumns('work');
  const queue = useQueue(place);
  const { chosen, whole: allOfView, choose, chooseAll, chooseWhole } = useChosen(queue);
  const view = useWholeView(place);
  const assignment = useAssignment(({ act, workItemId }) => {
    queue.takeNext();
    const kind = queue.rows.find((row) => row.workItemId === workItemId)?.kind ?? '';
    const id = act === 'claim' ? 'work.claimed' : 'work.released';
    tell({ type: 'success', text: say(id, { what: words('words.kind', kind) }) });
  });
  const labelOf = (row: QueueRow | undefined) =>
    say('work.file.of', {
      kind: words('words.kind', row?.kind ?? ''),
      number: row?.caseNumber ?? row?.sponsor?.name ?? '',
    });
  const again = () => {
    queue.takeNext();
    void queue.refetch();
  };
  const keys = useKeySheet();
  useListKeys({
    rows: queue.rows,
    onClaim: (row) => {
      const act = actOn(row, person);
      if (act) assignment.mutate({ act, workItemId: row.workItemId });
    },
    onSheet: keys.open,
  });
  return (
    <PageFrame
      title={say('work.title')}
      description={say(leadOf(place.queue))}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          {queues.length > 1 && (
            <QueueChoice queues={queues} queue={place.queue} onChoose={(next) => go({ queue: next })} />
          )}
          <ListViews list="work" choice={choice} />
          <QueueFile place={place} chosen={chosen} />
          <Button variant="icon" iconName="status-info" ariaLabel={say('work.keys')} onClick={keys.open} />
          <Button
            iconName="refresh"
            ariaLabel={say('work.refresh')}
            loading={queue.isFetching && !queue.isFetchingNextPage}
            onClick={again}
          />
        </SpaceBetween>
      }
    >
      <ProblemAlert problem={queue.error} onAgain={again} />
      <ProblemAlert problem={assignment.error} />
      <HeldList />
      <Suspense>
        <OwnAbsence />
      </Suspense>
      {!isWhole(place.queue) && (
        <ViewChoice role={place.queue} view={place.view} onChoose={(view) => go({ view })} />
      )}
      {!mixed && queue.rows.length === 0 && !queue.isPending && (
        <ElsewhereEscalated onShow={() => go({ queue: ESCALATED })} />
      )}
      {queue.rows.length > 0 && (
        <Suspense>
          <BatchBar
            rows={queue.rows.filter(({ workItemId }) => chosen.has(workItemId))}
            loaded={queue.rows.length}
            more={queue.hasNextPage}
            view={view}
            whole={allOfView}
            onChooseWhole={chooseWhole}
            onChooseAll={() => {
              queue.take();
              void chooseAll();
            }}
            onChooseNone={() => choose(new Set())}
          />
        </Suspense>
      )}
      <Suspense>
        <NewsBar news={queue.news} onTake={queue.take} />
      </Suspense>
      <QueueTable
        selection={{
          chosen,
          onChoose: choose,
          labelOf: (id) => labelOf(queue.rows.find(({ workItemId }) => workItemId === id)),
        }}
        rows={queue.rows}
        loading={queue.isPending}
        filtered={!whole && place.view !== 'all'}
        mixed={mixed}
        now={now}
        sorting={{
          sort: place.sort,
          whole: place.queue === ESCALATED ? ['due'] : QUEUE_SORTED,
          complete: !queue.hasNextPage,
          onSort: (sort) => go({ sort }),
        }}
        choice={choice}
        busyWith={assignment.isPending ? assignment.variables.workItemId : undefined}
        onAssign={(act, workItemId) => assignment.mutate({ act, workItemId })}
        onShowAll={() => go({ view: 'all' })}
      />
      {queue.hasNextPage && (
        <Box textAlign="center">
          <Button loading={queue.isFetchingNextPage} onClick={() => void queue.fetchNextPage()}>
            {say('work.more')}
          </Button>
        </Box>
      )}
      {keys.sheet}
    </PageFrame>
  );
}

function leadOf(queue: QueueName): string {
  if (queue === PRESSING) return 'work.lead.pressing';
  return isWhole(queue) ? `supervision.waits.${queue}.hint` : 'work.lead';
}
