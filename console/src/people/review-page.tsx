import Button from '@cloudscape-design/components/button';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { DecideReviewedAccess, ReadAccessReview } from '../../../contracts/api/access-reviews.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useCall } from '../api/use-call.ts';
import { oneShotKey } from '../api/use-write.ts';
import { Loading } from '../app/loading.tsx';
import { PageFrame } from '../app/page-frame.tsx';
import { RefreshButton } from '../desk/refresh-button.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import type { ListColumn } from '../lists/list-column.ts';
import { ListTable } from '../lists/list-table.tsx';
import { useSession } from '../session/use-session.ts';
import { Roles } from './person-cells.tsx';
import { PEOPLE } from './use-people.ts';
import { type OpenReview, quarterParts, REVIEWS, type Reviewed } from './use-reviews.ts';
import { WithdrawDialog } from './withdraw-dialog.tsx';

/** Who has which access at an office, each confirmed or withdrawn, and how far the review is. */
export function ReviewPage() {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const call = useCall();
  const queries = useQueryClient();
  const { reviewId = '' } = useParams();
  const [withdrawing, setWithdrawing] = useState<Reviewed>();
  const read = useQuery({
    queryKey: [REVIEWS, reviewId],
    queryFn: ({ signal }) => call(ReadAccessReview, { params: { reviewId }, signal }),
  });
  const keep = useMutation({
    mutationFn: ({ person }: Reviewed) => {
      const body = { person, decision: 'kept' as const };
      return call(DecideReviewedAccess, { params: { reviewId }, body, key: oneShotKey().key });
    },
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: [REVIEWS] });
      void queries.invalidateQueries({ queryKey: [PEOPLE] });
    },
  });
  const { data } = read;
  const columns = useColumns(data, (one) => keep.mutate(one), setWithdrawing);
  const decided = data?.people.filter(({ decision }) => decision !== undefined).length ?? 0;
  const all = data?.people.length ?? 0;
  const place = data?.office === undefined ? say('people.all-offices') : words('words.office', data.office);
  const title = data
    ? say('people.review.title', { ...quarterParts(data.quarter), office: place })
    : say('people.reviews');
  return (
    <PageFrame title={title} description={say('people.review.lead')} actions={<RefreshButton list={read} />}>
      <ProblemAlert problem={read.error ?? keep.error} onAgain={() => void read.refetch()} />
      {read.isPending && <Loading />}
      {data && (
        <SpaceBetween size="m">
          <ProgressBar
            value={all === 0 ? 0 : (decided / all) * 100}
            status={data.endedAt ? 'success' : 'in-progress'}
            label={say('people.reviews.decided')}
            description={say('people.reviews.due', { when: format.day(data.dueAt) })}
            additionalInfo={say('people.reviews.far', { decided, count: all })}
            resultText={say('people.reviews.ended', { when: format.day(data.endedAt ?? data.dueAt) })}
          />
          <ListTable
            label={title}
            rows={data.people}
            columns={columns}
            loading={false}
            empty={null}
            idOf={({ person }) => person}
          />
        </SpaceBetween>
      )}
      {withdrawing && (
        <WithdrawDialog reviewId={reviewId} person={withdrawing} onClose={() => setWithdrawing(undefined)} />
      )}
    </PageFrame>
  );
}

function useColumns(
  review: OpenReview | undefined,
  onKeep: (person: Reviewed) => void,
  onWithdraw: (person: Reviewed) => void,
): ListColumn<Reviewed>[] {
  const say = useText();
  const format = useFormat();
  const { person: self } = useSession();
  const acts = self.roles.some((role) => role === 'administrator' || role === 'supervisor');
  const names = review?.names ?? {};
  const decisionOf = (row: Reviewed) => {
    const { person, name = person, decision, by = '', at = '' } = row;
    if (decision)
      return (
        <StatusIndicator type={decision === 'kept' ? 'success' : 'stopped'}>
          {say(`people.review.${decision}`, { name: names[by] ?? by, when: format.day(at) })}
        </StatusIndicator>
      );
    if (!acts) return <StatusIndicator type="pending">{say('people.review.open')}</StatusIndicator>;
    if (person === self.id) return say('people.review.own');
    return (
      <SpaceBetween direction="horizontal" size="xs">
        <Button ariaLabel={say('people.review.keep.of', { name })} onClick={() => onKeep(row)}>
          {say('people.review.keep')}
        </Button>
        <Button ariaLabel={say('people.review.withdraw.of', { name })} onClick={() => onWithdraw(row)}>
          {say('people.review.withdraw')}
        </Button>
      </SpaceBetween>
    );
  };
  return [
    {
      ...{ id: 'name', header: say('people.name'), names: true, minWidth: 180 },
      cell: ({ person, name }) => <bdi>{name ?? person}</bdi>,
    },
    { id: 'roles', header: say('people.roles'), cell: ({ roles }) => <Roles roles={roles} /> },
    {
      ...{ id: 'active', header: say('people.last-active') },
      cell: ({ lastActiveOn }) => (lastActiveOn ? format.date(lastActiveOn) : say('people.never')),
    },
    { id: 'decision', header: say('people.review.decision'), acts: true, minWidth: 300, cell: decisionOf },
  ];
}
