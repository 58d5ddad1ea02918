import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useParams } from 'react-router';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { Loading } from '../app/loading.tsx';
import { PageFrame } from '../app/page-frame.tsx';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { DocumentsPanel } from '../documents/documents-panel.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import { RightsPanel } from '../rights/rights-panel.tsx';
import { tasksOf } from '../rights/tasks-of.ts';
import { useSession } from '../session/use-session.ts';
import { AdultsTable } from './adults-table.tsx';
import { ContactDialog } from './contact-dialog.tsx';
import { ProfileDialog } from './profile-dialog.tsx';
import { SponsorFacts } from './sponsor-facts.tsx';
import { SponsorFamilies } from './sponsor-families.tsx';
import { SponsorNotices } from './sponsor-notices.tsx';
import { SponsorOffers } from './sponsor-offers.tsx';
import { StandingDialog } from './standing-dialog.tsx';
import { type Sponsor, useSponsor, type Waits, type Warning } from './use-sponsors.ts';

/** One sponsor: what it can receive, how it is vetted, and what was written to it. */
export function SponsorPage() {
  const say = useText();
  const { sponsorId = '' } = useParams();
  const sponsor = useSponsor(sponsorId);
  if (sponsor.data) return <Opened {...sponsor.data} />;
  if (sponsor.isPending) return <Loading />;
  return (
    <PageFrame title={say('sponsors.title')} actions={<Back />}>
      <ProblemAlert problem={sponsor.error} onAgain={() => void sponsor.refetch()} />
    </PageFrame>
  );
}

interface OpenedProps {
  readonly sponsor: Sponsor;
  readonly needsVetting: boolean;
  readonly warnings: readonly Warning[];
  readonly waitsFor: readonly Waits[];
}
type Standing = 'suspended' | 'revoked' | 'reinstated';

function standingsFrom({ status }: Sponsor['vetting']): readonly Standing[] {
  if (status === 'suspended') return ['reinstated', 'revoked'];
  return status === 'revoked' ? ['reinstated'] : ['suspended', 'revoked'];
}

const isRestricted = (vetting: Sponsor['vetting']): boolean =>
  vetting.status === 'suspended' && vetting.reasonCode === 'data-restricted';

function Opened({ sponsor, needsVetting, warnings, waitsFor }: OpenedProps) {
  const say = useText();
  const format = useFormat();
  const erased = sponsor.erasedAt !== undefined;
  const [asking, setAsking] = useState<Standing>();
  const [reaching, setReaching] = useState(false);
  const [changing, setChanging] = useState(false);
  return (
    <PageFrame
      title={erased ? say('sponsors.erased') : sponsor.name}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <Back />
          <AuditLink sponsorId={sponsor.id} />
          {!erased && <Button onClick={() => setChanging(true)}>{say('sponsors.profile.change')}</Button>}
          {!erased && <Button onClick={() => setReaching(true)}>{say('sponsors.contact.change')}</Button>}
          {!erased &&
            standingsFrom(sponsor.vetting).map((to) => (
              <Button key={to} onClick={() => setAsking(to)}>
                {say(`sponsors.do.${to}`)}
              </Button>
            ))}
        </SpaceBetween>
      }
    >
      {sponsor.erasedAt !== undefined && (
        <Alert type="info" header={say('sponsors.erased.on', { day: format.day(sponsor.erasedAt) })}>
          {say('sponsors.erased.what')}
        </Alert>
      )}
      {!erased && isRestricted(sponsor.vetting) && <Alert type="warning">{say('sponsors.restricted')}</Alert>}
      {needsVetting && !erased && <Alert type="warning">{say('sponsors.needs-vetting')}</Alert>}
      {sponsor.contact.stopped.map(({ channel }) => (
        <Alert key={channel} type="warning">
          {say(`sponsors.stopped.${channel}`)}
        </Alert>
      ))}
      {!erased && <SponsorFacts sponsor={sponsor} warnings={warnings} />}
      {!erased && <AdultsTable sponsor={sponsor} />}
      {!erased && <SponsorFamilies sponsor={sponsor} waitsFor={waitsFor} />}
      <SponsorOffers sponsorId={sponsor.id} erased={erased} />
      <RightsPanel
        recordId={sponsor.id}
        mayAsk={!erased}
        erased={erased}
        tasks={tasksOf(waitsFor)}
        auditPath={`/audit/sponsors/${sponsor.id}`}
      />
      {!erased && <DocumentsPanel recordId={sponsor.id} mayChange />}
      <SponsorNotices sponsorId={sponsor.id} />
      {changing && <ProfileDialog sponsor={sponsor} warnings={warnings} onClose={() => setChanging(false)} />}
      {reaching && <ContactDialog sponsor={sponsor} onClose={() => setReaching(false)} />}
      {asking && <StandingDialog sponsor={sponsor} to={asking} onClose={() => setAsking(undefined)} />}
    </PageFrame>
  );
}

/** A link to the sponsor's own chain, for people who may read it. */
function AuditLink({ sponsorId }: { sponsorId: string }) {
  const say = useText();
  const follow = useFollow();
  const { person } = useSession();
  if (!person.roles.some((role) => role === 'supervisor' || role === 'auditor')) return null;
  return (
    <Button href={hrefOf(`/audit/sponsors/${sponsorId}`)} onFollow={follow}>
      {say('sponsors.audit')}
    </Button>
  );
}

function Back() {
  const say = useText();
  const follow = useFollow();
  return (
    <Button variant="link" href={hrefOf('/sponsors')} onFollow={follow}>
      {say('sponsors.back')}
    </Button>
  );
}
