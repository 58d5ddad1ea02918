import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { present } from '../../../domain/kernel/present.ts';
import type { QueueView } from '../../../domain/work-item/queue.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useTell } from '../app/notes.tsx';
import { PageFrame } from '../app/page-frame.tsx';
import { useText, useWords } from '../i18n/use-text.ts';
import { useSession } from '../session/use-session.ts';
import { ElsewhereEscalated } from './elsewhere-escalated.tsx';
import { HeldList } from './held-list.tsx';
import { actOn, ESCALATED } from './queue.ts';
import { QueueChoice, queuesOf } from './queue-choice.tsx';
import { QueueFile } from './queue-file.tsx';
import { QueueTable } from './queue-table.tsx';
import { useAssignment } from './use-assignment.ts';
import { useKeySheet } from './use-key-sheet.tsx';
import { useListKeys } from './use-list-keys.ts';
import { useNow } from './use-now.ts';
import { useQueue } from './use-queue.ts';
import { ViewChoice } from './view-choice.tsx';

/** The queue of the person's role with counts, views and what can be done with each item. */
export function WorkPage() {
  const say = useText();
  const words = useWords();
  const tell = useTell();
  const { person } = useSession();
  const queues = queuesOf(person.roles);
  const [chosen, choose] = useState(present(queues[0], 'a person with a queue'));
  const [view, setView] = useState<QueueView>('all');
  /** Escalated items belong to a supervisor, in whichever queue they wait. */
  const mixed = chosen === ESCALATED || (chosen === 'supervisor' && view === 'escalated');
  const now = useNow();
  const queue = useQueue(chosen, view);
  const assignment = useAssignment(({ act, workItemId }) => {
    const kind = queue.rows.find((row) => row.workItemId === workItemId)?.kind ?? '';
    const id = act === 'claim' ? 'work.claimed' : 'work.released';
    tell({ type: 'success', text: say(id, { what: words('words.kind', kind) }) });
  });
  const again = () => void queue.refetch();
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
      description={say('work.lead')}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          {queues.length > 1 && <QueueChoice queues={queues} queue={chosen} onChoose={choose} />}
          <QueueFile queue={chosen} view={view} />
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
      {chosen !== ESCALATED && <ViewChoice role={chosen} view={view} onChoose={setView} />}
      {!mixed && queue.rows.length === 0 && !queue.isPending && (
        <ElsewhereEscalated onShow={() => choose(ESCALATED)} />
      )}
      <QueueTable
        rows={queue.rows}
        loading={queue.isPending}
        filtered={chosen !== ESCALATED && view !== 'all'}
        mixed={mixed}
        now={now}
        busyWith={assignment.isPending ? assignment.variables.workItemId : undefined}
        onAssign={(act, workItemId) => assignment.mutate({ act, workItemId })}
        onShowAll={() => setView('all')}
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
