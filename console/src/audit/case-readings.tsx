import './audit.css';
import Button from '@cloudscape-design/components/button';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ListCaseReadings } from '../../../contracts/api/audit.ts';
import type { AuditNames } from '../../../contracts/audit-names.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useCall } from '../api/use-call.ts';
import { FittedTable } from '../app/fitted-table.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { When } from '../i18n/when.tsx';
import { Named, WithNames } from './audit-names.tsx';
import { NothingFound } from './nothing-found.tsx';
import { useDetailWords } from './use-detail-words.ts';

const NOBODY: readonly AuditNames[] = [];

/** Who read data of a case, newest first, from the chains of its readers. */
export function CaseReadings({ caseId }: { caseId: string }) {
  const say = useText();
  const words = useWords();
  const detail = useDetailWords();
  const format = useFormat();
  const call = useCall();
  const readings = useInfiniteQuery({
    queryKey: ['audit', 'readings', caseId],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(ListCaseReadings, {
        ...{ params: { caseId }, signal },
        query: { limit: 100, ...(pageParam === undefined ? {} : { cursor: pageParam }) },
      }),
    getNextPageParam: ({ cursor }) => cursor ?? undefined,
  });
  const items = readings.data?.pages.flatMap((page) => page.readings) ?? [];
  return (
    <WithNames pages={readings.data?.pages ?? NOBODY}>
      <ProblemAlert problem={readings.error} onAgain={() => void readings.refetch()} />
      <FittedTable
        items={items}
        loading={readings.isPending}
        loadingText={say('audit.readings')}
        contentDensity="compact"
        wrapLines
        ariaLabels={{ tableLabel: say('audit.readings') }}
        empty={<NothingFound of="audit.no-entries" />}
        columnDefinitions={[
          {
            id: 'at',
            minWidth: 160,
            header: say('executions.column.at'),
            cell: ({ at }) => <When at={at} />,
          },
          {
            id: 'who',
            minWidth: 190,
            header: say('audit.column.who'),
            cell: ({ reader }) => <Named id={reader} />,
          },
          {
            id: 'act',
            header: say('executions.column.what'),
            isRowHeader: true,
            cell: ({ act }) => words('audit.reading', act),
          },
          {
            id: 'fields',
            header: say('executions.details'),
            cell: ({ act, fields }) => (
              <span className="fact-details" title={format.list(fields)}>
                {detail.valueOf('fields', fields, { act })}
              </span>
            ),
          },
        ]}
      />
      {readings.hasNextPage && (
        <Button loading={readings.isFetchingNextPage} onClick={() => void readings.fetchNextPage()}>
          {say('audit.more-entries')}
        </Button>
      )}
    </WithNames>
  );
}
