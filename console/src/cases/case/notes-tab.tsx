import { STAFF_ROLES } from '../../../../contracts/authorization.ts';
import { useWords } from '../../i18n/use-text.ts';
import { NotesPanel } from '../../notes/notes-panel.tsx';
import { useSession } from '../../session/use-session.ts';
import { useMemberName } from './member-name.ts';
import type { CaseView } from './use-case.ts';
import { may } from './use-case-write.ts';

/** Notes on a case, its members and its open work. */
export function NotesTab({ view }: { view: CaseView }) {
  const words = useWords();
  const { person } = useSession();
  const nameOf = useMemberName(view);
  const subjects = [
    ...view.persons.map(({ id }) => ({ id, label: nameOf(id) })),
    ...view.waitsFor.map(({ workItemId, kind }) => ({ id: workItemId, label: words('words.kind', kind) })),
  ];
  return <NotesPanel caseId={view.case.id} subjects={subjects} mayWrite={may(person, view, STAFF_ROLES)} />;
}
