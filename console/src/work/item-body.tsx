import { FORMS } from 'virtual:work-item-forms';
import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { Loading } from '../app/loading.tsx';
import { DocumentsPanel } from '../documents/documents-panel.tsx';
import { useText } from '../i18n/use-text.ts';
import { NotesPanel } from '../notes/notes-panel.tsx';
import { CandidateFacts } from './candidate-facts.tsx';
import { ComparedHouseholds } from './compared-households.tsx';
import { askedOf, ConsentFacts } from './consent-facts.tsx';
import { DecisionPanel } from './decision-panel.tsx';
import { ExpiringPaperFacts } from './expiring-paper-facts.tsx';
import { formOf } from './form-model.ts';
import { HouseholdChangeFacts } from './household-change-facts.tsx';
import { ItemFacts } from './item-facts.tsx';
import { ItemMatter } from './item-matter.tsx';
import { MissingDocuments } from './missing-documents.tsx';
import { isProposal, PromiseFacts, ProposalFacts } from './proposal-facts.tsx';
import { isAllClosed } from './queue.ts';
import { RetentionFacts } from './retention-facts.tsx';
import { RightsFacts } from './rights-facts.tsx';
import { SponsorChecks } from './sponsor-checks.tsx';
import { type ItemView, useNames } from './use-item.ts';

interface Props {
  readonly item: ItemView;
  readonly mayDecide: boolean;
  onRefresh(): Promise<{ data: ItemView | undefined }>;
}

/** Work that asks for a newer document or paper: it is kept with whom it is about, not with the work. */
const EXPIRING = new Set(['expiring-document', 'expiring-paper']);
const ABOUT_PERSONS = new Set(['members', 'attendance', 'by-member']);

/** The facts of an item and, for people who may decide it, its form. */
export function ItemBody({ item, mayDecide, onRefresh }: Props) {
  const say = useText();
  const forms = formOf(FORMS[item.kind]?.form ?? {});
  const aboutPersons = forms.some(({ fields }) => fields.some(({ kind }) => ABOUT_PERSONS.has(kind)));
  const person = item.members.find((id) => id === item.subject);
  const ofCase = useNames(item.caseId, item.members, aboutPersons || person !== undefined);
  const adults = new Map(item.sponsor?.adults.map(({ id, name }) => [id, name]));
  const nameOf = (id: string): string => adults.get(id) ?? ofCase.nameOf(id);
  const { loading } = ofCase;
  const asked = askedOf(item);
  const ofCandidate = item.kind === 'tracing-candidate' || item.kind === 'tracing-confirmation';
  const drawn = [...(ofCandidate ? ['match'] : []), ...(item.compared ? ['otherCaseId'] : [])];
  // Another office's case is nothing to look into: the view then tells nothing of the household either.
  const isOwn = item.matter !== null;
  const record = isOwn ? (item.caseId ?? item.sponsor?.sponsorId ?? null) : null;
  const household = new Map(item.matter?.household.map(({ personId, name }) => [personId, name ?? '–']));
  const memberName = (id: string): string => household.get(id) ?? nameOf(id);
  const subjects = [
    { id: item.workItemId, label: say('work.this') },
    ...[...household].map(([id, label]) => ({ id, label })),
  ];
  const isOpen = item.status === 'open' || item.status === 'claimed';
  return (
    <SpaceBetween size="l">
      <ItemFacts item={item} subject={person && nameOf(person)} />
      <ItemMatter
        item={item}
        hasOwnPanel={
          asked !== undefined || isProposal(item) || Boolean(item.householdChange ?? item.expiringPapers)
        }
        drawn={drawn}
      />
      <HouseholdChangeFacts item={item} />
      <RightsFacts item={item} nameOf={memberName} />
      <RetentionFacts item={item} />
      <ExpiringPaperFacts item={item} nameOf={memberName} />
      {item.compared && <ComparedHouseholds compared={item.compared} />}
      {asked && <ConsentFacts asked={asked} />}
      {item.kind === 'sponsor-proposal' && <ProposalFacts context={item.context} />}
      {item.kind === 'sponsor-confirmation' && <PromiseFacts context={item.context} />}
      {ofCandidate && <CandidateFacts item={item} />}
      {item.sponsor && <SponsorChecks adults={item.sponsor.adults} />}
      <MissingDocuments missing={item.missing} nameOf={memberName} />
      {!mayDecide && <Alert type="info">{say(isOpen ? 'work.not-yours' : 'work.not-open')}</Alert>}
      {mayDecide && isAllClosed(item) && <Alert type="info">{say('work.closed.all')}</Alert>}
      {mayDecide && !isAllClosed(item) && loading && <Loading />}
      {mayDecide && !isAllClosed(item) && !loading && (
        <DecisionPanel item={item} forms={forms} nameOf={nameOf} onRefresh={onRefresh} />
      )}
      {record !== null && (
        <DocumentsPanel
          recordId={record}
          subjects={subjects}
          {...(EXPIRING.has(item.kind) ? {} : { about: item.workItemId })}
          mayChange={mayDecide}
        />
      )}
      {isOwn && item.caseId !== null && (
        <NotesPanel caseId={item.caseId} about={item.workItemId} mayWrite={mayDecide} />
      )}
    </SpaceBetween>
  );
}
