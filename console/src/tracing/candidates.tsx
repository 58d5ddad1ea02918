import Alert from '@cloudscape-design/components/alert';
import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { WorkItemRow } from '../../../contracts/api/work-items.ts';
import { Reading } from '../app/reading.tsx';
import { shortId } from '../app/short-id.ts';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { Nothing } from '../desk/nothing.tsx';
import { useWho } from '../desk/use-who.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { useSession } from '../session/use-session.ts';
import { WhyList } from '../why/why-list.tsx';
import { EvidenceTable } from './evidence-table.tsx';
import { OutsideDialog } from './outside-dialog.tsx';
import { Band } from './status.tsx';
import type { CandidateView, RequestView } from './use-requests.ts';

type Item = Pick<WorkItemRow, 'workItemId' | 'kind' | 'subject'>;

interface Props {
  readonly request: RequestView;
  readonly items: readonly Item[];
}

const ORDER = ['open', 'confirmed', 'deferred', 'rejected', 'erased'];
const decided = (candidate: CandidateView) => ORDER.indexOf(candidate.decision);

/** The candidates for the sought person: those awaiting a decision first, best first. */
export function Candidates({ request, items }: Props) {
  const say = useText();
  const sorted = [...request.candidates].sort(
    (a, b) => decided(a) - decided(b) || (b.probability ?? 0) - (a.probability ?? 0),
  );
  return (
    <SpaceBetween size="l">
      <AddOutside request={request} />
      {sorted.length === 0 && (
        <Nothing title={say('tracing.nobody.title')} todo={say('tracing.nobody.todo')} />
      )}
      {sorted.map((candidate) => (
        <CandidateCard
          key={candidate.personId}
          candidate={candidate}
          people={request.people}
          item={items.find(
            ({ subject, kind }) => kind !== 'identity-sharing' && subject?.endsWith(`/${candidate.personId}`),
          )}
        />
      ))}
    </SpaceBetween>
  );
}

const SEARCHING = new Set(['opened', 'active']);

function AddOutside({ request }: { request: RequestView }) {
  const say = useText();
  const { person } = useSession();
  const [adding, setAdding] = useState(false);
  const mayAdd = person.roles.includes('tracing-officer') || person.roles.includes('supervisor');
  if (!mayAdd || !SEARCHING.has(request.status) || request.withheld.length > 0) return null;
  return (
    <>
      <Button onClick={() => setAdding(true)}>{say('tracing.outside.add')}</Button>
      {adding && <OutsideDialog request={request} onClose={() => setAdding(false)} />}
    </>
  );
}

interface CardProps {
  readonly candidate: CandidateView;
  readonly people: RequestView['people'];
  /** The open item about this candidate, to link to; undefined if the card is shown on that item. */
  readonly item: Item | undefined;
  /** It stands beside a form. */
  readonly beside?: boolean;
}

/** One candidate beside the sought person, field by field. */
export function CandidateCard({ candidate, people, item, beside = false }: CardProps) {
  const say = useText();
  const words = useWords();
  const follow = useFollow();
  const mine = useIsMine(candidate);
  const name = candidate.evidence.find(({ field }) => field === 'name')?.found?.[0];
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={<Decision candidate={candidate} people={people} />}
          actions={
            item &&
            !mine && (
              <Button href={hrefOf(`/work/${item.workItemId}`)} onFollow={follow}>
                {say('tracing.decide', { what: words('words.kind', item.kind) })}
              </Button>
            )
          }
        >
          <SpaceBetween direction="horizontal" size="xs">
            {name === undefined ? (
              say('tracing.candidate', { id: shortId(candidate.personId) })
            ) : (
              <bdi dir="auto">{name.text}</bdi>
            )}
            {name !== undefined && <Reading latin={name.latin} />}
            {candidate.deceased === true && <Badge color="severity-critical">{say('tracing.dead')}</Badge>}
            {candidate.minor === true && <Badge color="severity-medium">{say('tracing.minor')}</Badge>}
          </SpaceBetween>
        </Header>
      }
    >
      <SpaceBetween size="s">
        {candidate.deceased === true && <Alert type="warning">{say('tracing.dead.what')}</Alert>}
        {candidate.decision !== 'erased' && (
          <Box fontSize="heading-s">
            <Band candidate={candidate} />
          </Box>
        )}
        {candidate.outside !== null && (
          <Box>
            {say('tracing.outside.from', {
              source: words('words.value.source', candidate.outside.source),
              reference: candidate.outside.sourceReference,
            })}
            {candidate.outside.reachedBy !== undefined && (
              <Box color="text-body-secondary">
                <bdi dir="auto">{candidate.outside.reachedBy}</bdi>
              </Box>
            )}
          </Box>
        )}
        {candidate.withheld.length > 0 && <Withheld candidate={candidate} />}
        {candidate.evidence.length === 0 ? (
          <Box color="text-body-secondary">
            {say(candidate.decision === 'erased' ? 'tracing.erased' : 'tracing.no-evidence')}
          </Box>
        ) : (
          <EvidenceTable rows={candidate.evidence} beside={beside} />
        )}
        {candidate.ways !== null && (
          <WhyList why={[{ rule: 'candidate-band', values: {}, ways: candidate.ways }]} />
        )}
      </SpaceBetween>
    </Container>
  );
}

/** The first person to confirm cannot decide again: that takes a second person. */
function useIsMine({ decision, decidedBy }: CandidateView): boolean {
  const { person } = useSession();
  return decision === 'open' && decidedBy === person.id;
}

function Decision({ candidate, people }: Pick<CardProps, 'candidate' | 'people'>) {
  const who = useWho(people);
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const { decision, decidedBy, decidedAt, reasonCode, office } = candidate;
  const mine = useIsMine(candidate);
  const waits = decision === 'open' && decidedBy !== undefined;
  const state = waits ? (mine ? 'mine' : 'first-eyes') : decision;
  return (
    <>
      {words('tracing.decision', state)}
      {decidedAt !== undefined && decidedBy !== undefined && (
        <> · {say('tracing.decided-by', { when: format.day(decidedAt), who: who(decidedBy) })}</>
      )}
      {reasonCode !== undefined && <> · {words('words.reason', reasonCode)}</>}
      {office !== null && <> · {say('tracing.office', { office: words('words.office', office) })}</>}
    </>
  );
}

/** Says that something is withheld and why, so that it does not look missing. */
function Withheld({ candidate: { withheld, sharing } }: { candidate: CandidateView }) {
  const say = useText();
  if (withheld.length === 1 && withheld[0] === 'office')
    return <Alert type="info">{say('tracing.withheld.office')}</Alert>;
  if (sharing === 'asked') return <Alert type="info">{say('tracing.withheld.asked')}</Alert>;
  if (sharing === 'declined') return <Alert type="warning">{say('tracing.withheld.declined')}</Alert>;
  return <Alert type="info">{say('tracing.withheld.person')}</Alert>;
}
