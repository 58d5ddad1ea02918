import Alert from '@cloudscape-design/components/alert';
import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { CaseLink } from '../app/case-link.tsx';
import { shortId } from '../app/short-id.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { Comparison } from './comparison.tsx';
import { DecisionButtons } from './decision-buttons.tsx';
import { KnownSponsors } from './known-sponsors.tsx';
import { LeftOut } from './left-out.tsx';
import { OutdatedAlert } from './outdated-alert.tsx';
import { PassOn } from './pass-on.tsx';
import { RuledOut } from './ruled-out.tsx';
import type { BoardSponsor, Household } from './use-placement.ts';

interface Props {
  readonly household: Household;
  readonly sponsors: ReadonlyMap<string, BoardSponsor>;
  /** Called when the card can be removed from the board. */
  onDone(): void;
}

/** One household: who could receive it and why, the near misses, the binding constraint, and the decision. */
export function HouseholdCard({ household, sponsors, onDone }: Props) {
  const say = useText();
  const format = useFormat();
  const { caseId, caseNumber, persons, dueAt, escalated, proposal, gone, assignee } = household;
  const { top, candidates } = proposal;
  const nameOf = (sponsorId: string) => sponsors.get(sponsorId)?.name ?? say('placement.sponsor-gone');
  const number = caseNumber ?? shortId(caseId);
  return (
    <section aria-label={`${say('placement.household', { persons })} ${number}`}>
      <Container
        header={
          <Header
            variant="h2"
            description={say('placement.due', { due: format.day(dueAt), when: format.fromNow(dueAt) })}
            actions={<DecisionButtons household={household} nameOf={nameOf} onDone={onDone} />}
          >
            <SpaceBetween direction="horizontal" size="xs" alignItems="center">
              <span>{say('placement.household', { persons })}</span>
              <CaseLink caseId={caseId} number={caseNumber} />
              {escalated && <Badge color="severity-critical">{say('placement.escalated')}</Badge>}
              {assignee !== null && <Badge>{say('placement.held', { assignee })}</Badge>}
            </SpaceBetween>
          </Header>
        }
      >
        <SpaceBetween size="m">
          <OutdatedAlert household={household} nameOf={nameOf} />
          {top.length === 0 ? (
            <Alert
              type="warning"
              header={say('placement.nobody')}
              action={<PassOn household={household} onDone={onDone} />}
            >
              {say('placement.nobody.todo')}
            </Alert>
          ) : (
            <Comparison number={number} top={top} gone={gone} nameOf={nameOf} candidates={candidates} />
          )}
          <KnownSponsors known={proposal.known} nameOf={nameOf} />
          <LeftOut leftOut={proposal.leftOut} />
          <Reasons number={number} proposal={proposal} nameOf={nameOf} />
        </SpaceBetween>
      </Container>
    </section>
  );
}

interface ReasonsProps {
  readonly number: string;
  readonly proposal: Household['proposal'];
  nameOf(sponsorId: string): string;
}

function Reasons({ number, proposal, nameOf }: ReasonsProps) {
  const say = useText();
  const words = useWords();
  const { top, ruledOut, binding, version, policyVersion, seed } = proposal;
  return (
    <>
      {binding !== null && (
        <Box>
          {say('placement.binding', {
            gate: words('placement.gate', binding.gate),
            sponsors: binding.sponsors,
          })}
        </Box>
      )}
      {ruledOut.length > 0 && (
        <ExpandableSection
          headerText={say('placement.ruled-out', { count: ruledOut.length })}
          defaultExpanded={top.length === 0}
        >
          <RuledOut number={number} ruledOut={ruledOut} nameOf={nameOf} />
        </ExpandableSection>
      )}
      <Box variant="small" color="text-body-secondary">
        {say('placement.made-by', { version, policyVersion, seed: String(seed) })}
      </Box>
    </>
  );
}
