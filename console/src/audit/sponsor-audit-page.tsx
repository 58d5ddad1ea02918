import Box from '@cloudscape-design/components/box';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useParams } from 'react-router';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { useText } from '../i18n/use-text.ts';
import { useSession } from '../session/use-session.ts';
import { AuditOfRecord } from './audit-of-record.tsx';
import { DayField, isDay } from './day-field.tsx';
import { ReaderChain } from './reader-chain.tsx';
import { SponsorAnswers } from './sponsor-answers.tsx';
import { useSponsorParts } from './use-audit.ts';

export function SponsorAuditPage() {
  const { sponsorId = '' } = useParams();
  return <SponsorAudit sponsorId={sponsorId} />;
}

/** What happened to a sponsor, what it answered and viewed, and whether the record is complete. */
export function SponsorAudit({ sponsorId }: { sponsorId: string }) {
  const say = useText();
  const { person } = useSession();
  return (
    <AuditOfRecord
      owner={sponsorId}
      read={useSponsorParts(sponsorId)}
      title={say('audit.of-sponsor')}
      description={<Of sponsorId={sponsorId} />}
      views={[
        { id: 'answers', view: () => <SponsorAnswers sponsorId={sponsorId} /> },
        ...(person.roles.includes('auditor')
          ? [{ id: 'readings', view: () => <SponsorReadings sponsorId={sponsorId} /> }]
          : []),
      ]}
    />
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
