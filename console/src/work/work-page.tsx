import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useTell } from '../app/notes.tsx';
import { PageFrame } from '../app/page-frame.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { useSession } from '../session/use-session.ts';
import { countsOf, FILTERS, matches, type QueueFilter } from './queue.ts';
import { QueueChoice, queueRolesOf } from './queue-choice.tsx';
import { QueueTable } from './queue-table.tsx';
import { useAssignment } from './use-assignment.ts';
import { useNow } from './use-now.ts';
import { useQueue } from './use-queue.ts';

/** The queue of the person's role with counts, filters and what can be done with each item. */
export function WorkPage() {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const tell = useTell();
  const { person } = useSession();
  const roles = queueRolesOf(person.roles);
  const [role, setRole] = useState(roles[0]!);
  const [filter, setFilter] = useState<QueueFilter>('all');
  const now = useNow();
  const queue = useQueue(role);
  const shown = queue.rows.filter((row) => matches(filter, row, person.id, now));
  const assignment = useAssignment(({ act, workItemId }) => {
    const kind = queue.rows.find((row) => row.workItemId === workItemId)?.kind ?? '';
    const id = act === 'claim' ? 'work.claimed' : 'work.released';
    tell({ type: 'success', text: say(id, { what: words('words.kind', kind) }) });
  });
  const counts = countsOf(queue.rows, person.id, now);
  const countText = (each: QueueFilter): string =>
    queue.hasNextPage
      ? say('work.more-than', { count: format.number(counts[each]) })
      : format.number(counts[each]);
  return (
    <PageFrame
      title={say('work.title')}
      description={say('work.lead')}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          {roles.length > 1 && <QueueChoice roles={roles} role={role} onChoose={setRole} />}
          <Button
            iconName="refresh"
            ariaLabel={say('work.refresh')}
            loading={queue.isFetching && !queue.isFetchingNextPage}
            onClick={() => void queue.refetch()}
          />
        </SpaceBetween>
      }
    >
      <SpaceBetween size="l">
        <ProblemAlert problem={queue.error} onAgain={() => void queue.refetch()} />
        <ProblemAlert problem={assignment.error} />
        <SegmentedControl
          label={say('work.filter')}
          selectedId={filter}
          onChange={({ detail }) => setFilter(detail.selectedId as QueueFilter)}
          options={FILTERS.map((each) => ({
            id: each,
            text: say(`work.filter.${each}`, { count: countText(each) }),
          }))}
        />
        <QueueTable
          rows={shown}
          loading={queue.isPending}
          filtered={filter !== 'all'}
          now={now}
          busyWith={assignment.isPending ? assignment.variables.workItemId : undefined}
          onAssign={(act, workItemId) => assignment.mutate({ act, workItemId })}
          onShowAll={() => setFilter('all')}
        />
        {queue.hasNextPage && (
          <Box textAlign="center">
            <Button loading={queue.isFetchingNextPage} onClick={() => void queue.fetchNextPage()}>
              {say('work.more')}
            </Button>
          </Box>
        )}
      </SpaceBetween>
    </PageFrame>
  );
}
