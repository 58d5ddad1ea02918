import { ProblemAlert } from '../api/problem-alert.tsx';
import { Loading } from '../app/loading.tsx';
import { CandidateCard } from '../tracing/candidates.tsx';
import { useRequest } from '../tracing/use-requests.ts';
import type { ItemView } from './use-item.ts';

/** The candidate that an item asks about next to the sought person, so that nobody decides without comparing. */
export function CandidateFacts({
  item: { caseId, subject },
}: {
  item: Pick<ItemView, 'caseId' | 'subject'>;
}) {
  const [requestId = ''] = subject?.split('/') ?? [];
  const request = useRequest(caseId ?? '', requestId);
  if (request.isPending) return <Loading />;
  if (request.error) return <ProblemAlert problem={request.error} onAgain={() => void request.refetch()} />;
  const candidate = request.data.candidates.find(({ personId }) => subject?.endsWith(`/${personId}`));
  return candidate ? (
    <CandidateCard candidate={candidate} people={request.data.people} item={undefined} beside />
  ) : null;
}
