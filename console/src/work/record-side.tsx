import { useWho } from '../desk/use-who.ts';
import { DocumentsPanel } from '../documents/documents-panel.tsx';
import { useText } from '../i18n/use-text.ts';
import { NotesPanel } from '../notes/notes-panel.tsx';
import { WhyList } from '../why/why-list.tsx';
import { ConsentsBeside } from './consents-beside.tsx';
import { EarlierDecisions } from './earlier-decisions.tsx';
import { HouseholdFacts } from './household-facts.tsx';
import { ItemFacts } from './item-facts.tsx';
import { ItemMatter } from './item-matter.tsx';
import { KindFacts } from './kind-facts.tsx';
import { RecordSection } from './record-section.tsx';
import { recordOf, type Section, sectionsOf } from './record-sections.ts';
import { StepHistory } from './step-history.tsx';
import type { ItemView } from './use-item.ts';
import { WrittenWords } from './written-words.tsx';

interface Props {
  readonly item: ItemView;
  readonly mayDecide: boolean;
  nameOf(personId: string): string;
}

/** Work that asks for a newer document or paper: it is kept with whom it is about, not with the work. */
const EXPIRING = new Set(['expiring-document', 'expiring-paper']);

/** What has no heading of the record's own. */
const isTitled = (section: Section): boolean => section !== 'facts' && section !== 'matter';

/** What a work item is decided on, all of it from the recorded reading of the item and of its documents and notes. */
export function RecordSide(props: Props) {
  const { item } = props;
  return (
    <div className="beside-parts">
      {sectionsOf(item).map((section) => (
        <Part key={section} section={section} {...props} />
      ))}
    </div>
  );
}

function Part({ section, item, mayDecide, nameOf }: Props & { section: Section }) {
  const say = useText();
  const who = useWho(item.people);
  const { matter, caseId, members, subject, written } = item;
  const household = matter?.household ?? [];
  const subjects = [
    { id: item.workItemId, label: say('work.this') },
    ...household.map(({ personId }) => ({ id: personId, label: nameOf(personId) })),
  ];
  const title = isTitled(section) ? say(`work.beside.${section}`) : '';
  const decisions = (isBasis: boolean) => {
    const earlier = (matter?.earlier ?? []).filter((one) => one.isBasis === isBasis);
    return { earlier, nameOf: (id: string) => nameIn(item, who, id) };
  };
  switch (section) {
    case 'facts': {
      const person = members.find((id) => id === subject);
      return <ItemFacts item={item} subject={person && nameOf(person)} />;
    }
    case 'matter':
      return (
        <>
          <ItemMatter item={item} />
          <KindFacts item={item} nameOf={nameOf} />
        </>
      );
    case 'why':
      return (
        <RecordSection title={title}>
          <WhyList why={item.why} nameOf={nameOf} />
        </RecordSection>
      );
    case 'basis':
      return (
        <RecordSection title={title}>
          <EarlierDecisions {...decisions(true)} who={who} />
        </RecordSection>
      );
    case 'household':
      return (
        <RecordSection title={title} count={household.length}>
          <HouseholdFacts caseId={caseId ?? ''} household={household} group={item.group} subject={subject} />
        </RecordSection>
      );
    case 'consents':
      return (
        <RecordSection title={title}>
          <ConsentsBeside
            consents={matter?.consents ?? []}
            members={household.filter(({ status }) => status === 'active').length}
            nameOf={nameOf}
          />
        </RecordSection>
      );
    case 'written':
      return (
        <RecordSection title={title} count={written.length} open>
          <WrittenWords written={written} />
        </RecordSection>
      );
    case 'documents':
      return (
        <RecordSection title={title}>
          <DocumentsPanel
            recordId={recordOf(item) ?? ''}
            subjects={subjects}
            {...(EXPIRING.has(item.kind) ? {} : { about: item.workItemId })}
            mayChange={mayDecide}
            beside
          />
        </RecordSection>
      );
    case 'notes':
      return (
        <RecordSection title={title}>
          <NotesPanel
            caseId={caseId ?? ''}
            subjects={subjects}
            about={item.workItemId}
            mayWrite={mayDecide}
            beside
          />
        </RecordSection>
      );
    case 'steps':
      return (
        <RecordSection title={title} count={item.steps.length} folded>
          <StepHistory item={item} who={who} />
        </RecordSection>
      );
    case 'earlier':
      return (
        <RecordSection title={title} count={decisions(false).earlier.length} folded>
          <EarlierDecisions {...decisions(false)} who={who} />
        </RecordSection>
      );
  }
}

/** The name of a member or of somebody at work; undefined for what is no id of either. */
function nameIn({ matter, people }: ItemView, who: (id: string) => string, id: string): string | undefined {
  const member = matter?.household.find(({ personId }) => personId === id);
  if (member) return member.name ?? undefined;
  return people.some((one) => one.id === id) ? who(id) : undefined;
}
