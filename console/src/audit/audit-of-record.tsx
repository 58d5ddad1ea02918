import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { Loading } from '../app/loading.tsx';
import { PageFrame } from '../app/page-frame.tsx';
import { JsonView } from '../executions/json-view.tsx';
import { useText } from '../i18n/use-text.ts';
import { type AuditLine, linesOf } from './audit-entries.ts';
import { WithNames } from './audit-names.tsx';
import { AuditTable } from './audit-table.tsx';
import { AuditTimeline } from './audit-timeline.tsx';
import { CheckChain } from './check-chain.tsx';
import { MoreEntries } from './more-entries.tsx';
import { type ReadParts, useAudit } from './use-audit.ts';

/** A view of its own beside those that every record has. */
export interface OwnView {
  /** The name of the view in the address; `audit.tab.` and it is its label. */
  readonly id: string;
  /** Whether it shows the entries that have been read, and so can read more. */
  readonly ofEntries?: true;
  view(lines: readonly AuditLine[]): ReactNode;
}

interface Props {
  /** The id of the case or sponsor. */
  readonly owner: string;
  readonly read: ReadParts;
  readonly title: string;
  readonly description: ReactNode;
  readonly actions?: ReactNode;
  readonly views: readonly OwnView[];
}

/** What happened to a case or sponsor, in several views, and whether the record of it is complete. */
export function AuditOfRecord({ owner, read, title, description, actions, views }: Props) {
  const say = useText();
  const [search, setSearch] = useSearchParams();
  const audit = useAudit(owner, read);
  const entries = audit.data?.pages.flatMap((page) => page.entries) ?? [];
  const lines = linesOf(entries);
  const tab = (id: string, content: ReactNode, ofEntries = true) => ({
    id,
    label: say(`audit.tab.${id}`),
    content: (
      <SpaceBetween size="m">
        {content}
        {ofEntries && <MoreEntries audit={audit} />}
      </SpaceBetween>
    ),
  });
  return (
    <PageFrame title={title} description={description} actions={actions}>
      <ProblemAlert problem={audit.error} onAgain={() => void audit.refetch()} />
      {audit.isPending && <Loading />}
      {audit.data && (
        <SpaceBetween size="l">
          <CheckChain owner={owner} read={read} />
          <WithNames pages={audit.data.pages}>
            <Tabs
              ariaLabel={say('audit.views')}
              activeTabId={search.get('view') ?? 'timeline'}
              onChange={({ detail }) => setSearch({ view: detail.activeTabId }, { replace: true })}
              tabs={[
                tab('timeline', <AuditTimeline lines={lines} />),
                tab('table', <AuditTable lines={lines} label={say('audit.tab.table')} />),
                ...views.map(({ id, view, ofEntries = false }) => tab(id, view(lines), ofEntries)),
                tab('json', <JsonView label={say('audit.tab.json')} value={entries} />),
              ]}
            />
          </WithNames>
        </SpaceBetween>
      )}
    </PageFrame>
  );
}
