import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ReadReadings } from '../../../contracts/api/audit.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useCall } from '../api/use-call.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import { linesOf } from './audit-entries.ts';
import { WithNames } from './audit-names.tsx';
import { AuditTable } from './audit-table.tsx';

/** What a person read on a day, and whether the record of it is complete. */
export function ReaderChain({ day, reader }: { day: string; reader: string }) {
  const say = useText();
  const format = useFormat();
  const call = useCall();
  const chain = useInfiniteQuery({
    queryKey: ['audit', 'readings', day, reader],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      call(ReadReadings, { params: { day, reader }, query: { after: pageParam, limit: 100 }, signal }),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const pages = chain.data?.pages ?? [];
  const findings = pages.flatMap((page) => page.findings);
  return (
    <SpaceBetween size="s">
      <ProblemAlert problem={chain.error} onAgain={() => void chain.refetch()} />
      {findings.length > 0 && (
        <Alert type="error" header={say('audit.broken')}>
          <ul>
            {findings.map(({ seq, problem }) => (
              <li key={`${seq} ${problem}`}>
                {say(`audit.finding.${problem}`, { number: format.number(seq) })}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <WithNames pages={pages}>
        <AuditTable
          lines={linesOf(pages.flatMap((page) => page.entries))}
          label={say('audit.readings')}
          acts="audit.reading"
        />
      </WithNames>
      {chain.hasNextPage && (
        <Button loading={chain.isFetchingNextPage} onClick={() => void chain.fetchNextPage()}>
          {say('audit.more-entries')}
        </Button>
      )}
    </SpaceBetween>
  );
}
