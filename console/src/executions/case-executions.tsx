import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ListCaseExecutions } from '../../../contracts/api/executions.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useCall } from '../api/use-call.ts';
import { Loading } from '../app/loading.tsx';
import { NothingFound } from '../audit/nothing-found.tsx';
import { useText } from '../i18n/use-text.ts';
import { ExecutionTree } from './execution-tree.tsx';

/** Every execution of a case, newest run first. Its texts are those of the room `executions`. */
export function CaseExecutions({ caseId }: { caseId: string }) {
  const say = useText();
  const call = useCall();
  const read = useInfiniteQuery({
    queryKey: ['executions', 'of', caseId],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(ListCaseExecutions, {
        params: { caseId },
        query: pageParam === undefined ? {} : { cursor: pageParam },
        signal,
      }),
    getNextPageParam: ({ cursor }) => cursor ?? undefined,
  });
  if (read.isPending) return <Loading />;
  const pages = read.data?.pages ?? [];
  const nothing =
    !read.error && pages.every(({ executions, notKept }) => executions.length + notKept.length === 0);
  const gone = pages.flatMap(({ notKept }) => notKept);
  return (
    <SpaceBetween size="m">
      <ProblemAlert problem={read.error} onAgain={() => void read.refetch()} />
      {gone.length > 0 && (
        <Alert type="info" header={say('executions.not-kept.title')}>
          {say('executions.runs-not-kept', { count: gone.length })}
        </Alert>
      )}
      {pages.some(({ complete }) => !complete) && <Alert type="warning">{say('executions.part-only')}</Alert>}
      {nothing && <NothingFound of="executions.of-case.none" />}
      <ExecutionTree nodes={pages.flatMap(({ executions }) => executions)} />
      {read.hasNextPage && (
        <Button loading={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
          {say('executions.older-runs')}
        </Button>
      )}
    </SpaceBetween>
  );
}
