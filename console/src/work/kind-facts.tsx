import { CandidateFacts } from './candidate-facts.tsx';
import { ComparedHouseholds } from './compared-households.tsx';
import { askedOf, ConsentFacts } from './consent-facts.tsx';
import { ExpiringPaperFacts } from './expiring-paper-facts.tsx';
import { HouseholdChangeFacts } from './household-change-facts.tsx';
import { KnownFacts } from './known-facts.tsx';
import { PromiseFacts, ProposalFacts } from './proposal-facts.tsx';
import { RetentionFacts } from './retention-facts.tsx';
import { RightsFacts } from './rights-facts.tsx';
import { SponsorChecks } from './sponsor-checks.tsx';
import { SupportFacts } from './support-facts.tsx';
import type { ItemView } from './use-item.ts';

interface Props {
  readonly item: ItemView;
  nameOf(personId: string): string;
}

/** What only some kinds of work are about. */
export function KindFacts({ item, nameOf }: Props) {
  const asked = askedOf(item);
  return (
    <>
      <HouseholdChangeFacts item={item} />
      <RightsFacts item={item} nameOf={nameOf} />
      <RetentionFacts item={item} />
      <ExpiringPaperFacts item={item} nameOf={nameOf} />
      {item.compared && <ComparedHouseholds compared={item.compared} />}
      {asked && <ConsentFacts asked={asked} />}
      {item.kind === 'sponsor-proposal' && <ProposalFacts context={item.context} />}
      {(item.kind === 'sponsor-confirmation' || item.kind === 'settlement-plan') && (
        <PromiseFacts context={item.context} />
      )}
      {item.known && <KnownFacts known={item.known} />}
      {item.support && <SupportFacts support={item.support} />}
      {isOfCandidate(item) && <CandidateFacts item={item} />}
      {item.sponsor && <SponsorChecks adults={item.sponsor.adults} />}
    </>
  );
}

const isOfCandidate = ({ kind }: ItemView): boolean =>
  kind === 'tracing-candidate' || kind === 'tracing-confirmation';

/** The parts of an item's context that its kind shows in its own way. */
export const drawnOf = (item: ItemView): readonly string[] => [
  ...(isOfCandidate(item) ? ['match'] : []),
  ...(item.compared ? ['otherCaseId'] : []),
  ...(item.known ? ['sponsorId', 'relation'] : []),
  ...(item.kind === 'retention-review' ? ['outcome', 'closedOn', 'activeOn', 'dueOn'] : []),
];
