import { STAFF_ROLES } from '../../../../contracts/authorization.ts';
import { DocumentsPanel } from '../../documents/documents-panel.tsx';
import { useWords } from '../../i18n/use-text.ts';
import { useSession } from '../../session/use-session.ts';
import { useMemberName } from './member-name.ts';
import type { CaseView } from './use-case.ts';
import { may } from './use-case-write.ts';

/** The documents of a case, of its members and of their consents. */
export function DocumentsTab({ view }: { view: CaseView }) {
  const words = useWords();
  const { person } = useSession();
  const nameOf = useMemberName(view);
  const subjects = [
    ...view.persons.map(({ id }) => ({ id, label: nameOf(id) })),
    ...view.consents.map(({ id, purpose, personId }) => ({
      id,
      label: `${words('words.value.purpose', purpose)} · ${nameOf(personId)}`,
    })),
    ...view.waitsFor.map(({ workItemId, kind }) => ({ id: workItemId, label: words('words.kind', kind) })),
  ];
  return (
    <DocumentsPanel recordId={view.case.id} subjects={subjects} mayChange={may(person, view, STAFF_ROLES)} />
  );
}
