import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import type { ReactNode } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { Loading } from '../app/loading.tsx';
import { PageFrame } from '../app/page-frame.tsx';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { CaseExecutions } from '../executions/case-executions.tsx';
import { JsonView } from '../executions/json-view.tsx';
import { useText } from '../i18n/use-text.ts';
import { isSeeing, linesOf } from './audit-entries.ts';
import { WithNames } from './audit-names.tsx';
import { AuditTable } from './audit-table.tsx';
import { AuditTimeline } from './audit-timeline.tsx';
import { CaseReadings } from './case-readings.tsx';
import { CheckChain } from './check-chain.tsx';
import { ExportAuditButton } from './export-audit-button.tsx';
import { MoreEntries } from './more-entries.tsx';
import { useAudit, useCaseParts } from './use-audit.ts';

/** What happened in a case, who saw it, and whether the record is complete. */
export function CaseAuditPage() {
  const { caseId = '' } = useParams();
  const say = useText();
  const follow = useFollow();
  const [search, setSearch] = useSearchParams();
  const read = useCaseParts(caseId);
  const audit = useAudit(caseId, read);
  const entries = audit.data?.pages.flatMap((page) => page.entries) ?? [];
  const lines = linesOf(entries);
  const more = <MoreEntries audit={audit} />;
  const tab = (id: string, content: ReactNode) => ({
    id,
    label: say(`audit.tab.${id}`),
    content: (
      <SpaceBetween size="m">
        {content}
        {id !== 'executions' && more}
      </SpaceBetween>
    ),
  });
  return (
    <PageFrame
      title={say('audit.of-case')}
      description={
        <>
          <span className="identifier">{caseId}</span>{' '}
          <Link href={hrefOf(`/cases/${caseId}`)} onFollow={follow}>
            {say('executions.open-case')}
          </Link>
        </>
      }
      actions={<ExportAuditButton caseId={caseId} />}
    >
      <ProblemAlert problem={audit.error} onAgain={() => void audit.refetch()} />
      {audit.isPending && <Loading />}
      {audit.data && (
        <SpaceBetween size="l">
          <CheckChain owner={caseId} read={read} />
          <WithNames pages={audit.data.pages}>
            <Tabs
              ariaLabel={say('audit.views')}
              activeTabId={search.get('view') ?? 'timeline'}
              onChange={({ detail }) => setSearch({ view: detail.activeTabId }, { replace: true })}
              tabs={[
                tab('timeline', <AuditTimeline lines={lines} />),
                tab('table', <AuditTable lines={lines} label={say('audit.tab.table')} />),
                tab(
                  'seen',
                  <SpaceBetween size="s">
                    <Header variant="h3">{say('audit.readings')}</Header>
                    <CaseReadings caseId={caseId} />
                    <Header variant="h3">{say('audit.seen.in-case')}</Header>
                    <AuditTable lines={lines.filter(isSeeing)} label={say('audit.seen.in-case')} />
                  </SpaceBetween>,
                ),
                tab('executions', <CaseExecutions caseId={caseId} />),
                tab('json', <JsonView label={say('audit.tab.json')} value={entries} />),
              ]}
            />
          </WithNames>
        </SpaceBetween>
      )}
    </PageFrame>
  );
}
