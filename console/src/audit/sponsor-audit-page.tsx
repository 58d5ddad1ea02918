import Box from '@cloudscape-design/components/box';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { type ReactNode, useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { Loading } from '../app/loading.tsx';
import { PageFrame } from '../app/page-frame.tsx';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { JsonView } from '../executions/json-view.tsx';
import { useText } from '../i18n/use-text.ts';
import { useSession } from '../session/use-session.ts';
import { linesOf } from './audit-entries.ts';
import { WithNames } from './audit-names.tsx';
import { AuditTable } from './audit-table.tsx';
import { AuditTimeline } from './audit-timeline.tsx';
import { CheckChain } from './check-chain.tsx';
import { DayField, isDay } from './day-field.tsx';
import { MoreEntries } from './more-entries.tsx';
import { ReaderChain } from './reader-chain.tsx';
import { SponsorAnswers } from './sponsor-answers.tsx';
import { useAudit, useSponsorParts } from './use-audit.ts';

export function SponsorAuditPage() {
  const { sponsorId = '' } = useParams();
  return <SponsorAudit sponsorId={sponsorId} />;
}

/** What happened to a sponsor, what it answered and viewed, and whether the record is complete. */
export function SponsorAudit({ sponsorId }: { sponsorId: string }) {
  const say = useText();
  const { person } = useSession();
  const [search, setSearch] = useSearchParams();
  const read = useSponsorParts(sponsorId);
  const audit = useAudit(sponsorId, read);
  const entries = audit.data?.pages.flatMap((page) => page.entries) ?? [];
  const lines = linesOf(entries);
  const more = <MoreEntries audit={audit} />;
  const tab = (id: string, content: ReactNode) => ({ id, label: say(`audit.tab.${id}`), content });
  const withMore = (content: ReactNode) => (
    <SpaceBetween size="m">
      {content}
      {more}
    </SpaceBetween>
  );
  return (
    <PageFrame title={say('audit.of-sponsor')} description={<Of sponsorId={sponsorId} />}>
      <ProblemAlert problem={audit.error} onAgain={() => void audit.refetch()} />
      {audit.isPending && <Loading />}
      {audit.data && (
        <SpaceBetween size="l">
          <CheckChain owner={sponsorId} read={read} />
          <WithNames pages={audit.data.pages}>
            <Tabs
              ariaLabel={say('audit.views')}
              activeTabId={search.get('view') ?? 'timeline'}
              onChange={({ detail }) => setSearch({ view: detail.activeTabId }, { replace: true })}
              tabs={[
                tab('timeline', withMore(<AuditTimeline lines={lines} />)),
                tab('table', withMore(<AuditTable lines={lines} label={say('audit.tab.table')} />)),
                tab('answers', <SponsorAnswers sponsorId={sponsorId} />),
                ...(person.roles.includes('auditor')
                  ? [tab('readings', <SponsorReadings sponsorId={sponsorId} />)]
                  : []),
                tab('json', withMore(<JsonView label={say('audit.tab.json')} value={entries} />)),
              ]}
            />
          </WithNames>
        </SpaceBetween>
      )}
    </PageFrame>
  );
}

/** Which sponsor; its page is open to people who place households, not to auditors. */
function Of({ sponsorId }: { sponsorId: string }) {
  const say = useText();
  const follow = useFollow();
  const { person } = useSession();
  return (
    <>
      <span className="identifier">{sponsorId}</span>{' '}
      {person.roles.some((role) => role === 'supervisor' || role === 'sponsorship-officer') && (
        <Link href={hrefOf(`/sponsors/${sponsorId}`)} onFollow={follow}>
          {say('audit.open-sponsor')}
        </Link>
      )}
    </>
  );
}

/** For auditors: what a sponsor read on a day. */
function SponsorReadings({ sponsorId }: { sponsorId: string }) {
  const say = useText();
  const [day, setDay] = useState('');
  return (
    <SpaceBetween size="m">
      <Box color="text-body-secondary">{say('audit.sponsor-reads')}</Box>
      <DayField day={day} onChange={setDay} />
      {isDay(day) && <ReaderChain key={day} day={day} reader={sponsorId} />}
    </SpaceBetween>
  );
}
