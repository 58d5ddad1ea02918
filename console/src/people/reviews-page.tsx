import Link from '@cloudscape-design/components/link';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { PageFrame } from '../app/page-frame.tsx';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { MoreButton } from '../desk/more-button.tsx';
import { Nothing } from '../desk/nothing.tsx';
import { RefreshButton } from '../desk/refresh-button.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import type { ListColumn } from '../lists/list-column.ts';
import { ListTable } from '../lists/list-table.tsx';
import { Office } from './person-cells.tsx';
import { quarterParts, type Review, useReviews } from './use-reviews.ts';

/** Each quarter of each office: who is still to be confirmed, and until when. */
export function ReviewsPage() {
  const say = useText();
  const reviews = useReviews();
  const columns = useColumns();
  return (
    <PageFrame
      title={say('people.reviews')}
      description={say('people.reviews.lead')}
      actions={<RefreshButton list={reviews} />}
    >
      <ProblemAlert problem={reviews.error} onAgain={() => void reviews.refetch()} />
      <ListTable
        label={say('people.reviews')}
        rows={reviews.rows}
        columns={columns}
        loading={reviews.isPending}
        empty={<Nothing title={say('people.reviews.empty')} todo={say('people.reviews.empty.todo')} />}
        idOf={({ id }) => id}
      />
      <MoreButton list={reviews} />
    </PageFrame>
  );
}

function useColumns(): ListColumn<Review>[] {
  const say = useText();
  const follow = useFollow();
  const format = useFormat();
  return [
    {
      ...{ id: 'quarter', header: say('people.reviews.quarter'), names: true, minWidth: 160 },
      cell: ({ id, quarter }) => (
        <Link href={hrefOf(`/access-reviews/${id}`)} onFollow={follow}>
          {say('people.quarter', quarterParts(quarter))}
        </Link>
      ),
    },
    { id: 'office', header: say('people.office'), cell: ({ office }) => <Office office={office} /> },
    {
      ...{ id: 'far', header: say('people.reviews.decided') },
      cell: ({ decided, people }) => say('people.reviews.far', { decided, count: people }),
    },
    {
      ...{ id: 'state', header: say('people.state'), minWidth: 220 },
      cell: ({ endedAt, dueAt, round }) => {
        if (endedAt)
          return (
            <StatusIndicator type="success">
              {say('people.reviews.ended', { when: format.day(endedAt) })}
            </StatusIndicator>
          );
        return (
          <StatusIndicator type={round > 0 ? 'warning' : 'pending'}>
            {say(round > 0 ? 'people.reviews.late' : 'people.reviews.due', { when: format.day(dueAt) })}
          </StatusIndicator>
        );
      },
    },
  ];
}
