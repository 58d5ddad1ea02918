import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ListReconciliations } from '../../../contracts/api/executions.ts';
import type { Answer } from '../api/call.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useCall } from '../api/use-call.ts';
import { shortId } from '../app/short-id.ts';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import { When } from '../i18n/when.tsx';
import type { ListColumn } from '../lists/list-column.ts';
import { ListTable } from '../lists/list-table.tsx';

type Run = Answer<typeof ListReconciliations>['reconciliations'][number];
type Row = Run['findings'][number] & { readonly at: string };

/** A day of hourly runs. */
const PAGE = 24;

/** What the platform found when it compared cases with their executions, and what it mended. */
export function Reconciliations() {
  const say = useText();
  const format = useFormat();
  const call = useCall();
  const read = useInfiniteQuery({
    queryKey: ['executions', 'reconciliations'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(ListReconciliations, {
        query: { limit: PAGE, ...(pageParam === undefined ? {} : { cursor: pageParam }) },
        signal,
      }),
    getNextPageParam: ({ cursor }) => cursor ?? undefined,
  });
  const columns = useColumns();
  const runs = read.data?.pages.flatMap(({ reconciliations }) => reconciliations) ?? [];
  const rows = runs.flatMap(({ at, findings }) => findings.map((finding) => ({ ...finding, at })));
  const more = runs.reduce((sum, { found, findings }) => sum + found - findings.length, 0);
  const [newest] = runs;
  const oldest = runs.at(-1);
  const description =
    newest && oldest
      ? say('supervision.compared.newest', {
          ...{ at: format.instant(newest.at), looked: newest.looked, found: newest.found },
          since: format.instant(oldest.at),
        })
      : say('supervision.compared.never');
  return (
    <SpaceBetween size="s">
      <Header variant="h2" description={description}>
        {say('supervision.compared')}
      </Header>
      <ProblemAlert problem={read.error} onAgain={() => void read.refetch()} />
      {(read.isPending || newest) && (
        <ListTable
          label={say('supervision.compared')}
          rows={rows}
          columns={columns}
          loading={read.isPending}
          idOf={({ at, executionId, problem, workItemId = '' }) =>
            `${at} ${executionId} ${problem} ${workItemId}`
          }
          empty={<Box textAlign="center">{say('supervision.compared.nothing')}</Box>}
        />
      )}
      {more > 0 && <Box>{say('supervision.compared.more', { count: more })}</Box>}
      {read.hasNextPage && (
        <Button loading={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
          {say('supervision.compared.earlier')}
        </Button>
      )}
    </SpaceBetween>
  );
}

function useColumns(): ListColumn<Row>[] {
  const say = useText();
  const follow = useFollow();
  const ofSponsor = (caseId: string) => caseId.startsWith('sponsor-');
  return [
    {
      ...{ id: 'owner', header: say('supervision.column.owner'), names: true, minWidth: 150 },
      cell: ({ caseId }) => (
        <Link href={hrefOf(`/${ofSponsor(caseId) ? 'sponsors' : 'cases'}/${caseId}`)} onFollow={follow}>
          {say(ofSponsor(caseId) ? 'supervision.compared.sponsor' : 'supervision.compared.case', {
            id: shortId(caseId),
          })}
        </Link>
      ),
    },
    { ...{ id: 'at', header: say('supervision.column.found') }, cell: ({ at }) => <When at={at} /> },
    {
      ...{ id: 'problem', header: say('supervision.column.problem'), minWidth: 220 },
      cell: ({ problem }) => say(`operations.stuck.${problem}`),
    },
    {
      ...{ id: 'done', header: say('supervision.column.done'), minWidth: 200 },
      cell: ({ repaired }) => (
        <StatusIndicator type={repaired ? 'success' : 'warning'}>
          {say(repaired ? 'supervision.compared.mended' : 'supervision.compared.asked')}
        </StatusIndicator>
      ),
    },
    {
      ...{ id: 'acts', header: say('supervision.column.acts'), acts: true, minWidth: 150 },
      cell: ({ repaired, executionId, problem }) =>
        repaired || problem === 'missing' ? (
          problem !== 'missing' && (
            <Link href={hrefOf(`/executions/${executionId}`)} onFollow={follow}>
              {say('operations.see-why')}
            </Link>
          )
        ) : (
          <Link href={hrefOf('/work?queue=stalled')} onFollow={follow}>
            {say('supervision.compared.decide')}
          </Link>
        ),
    },
  ];
}
