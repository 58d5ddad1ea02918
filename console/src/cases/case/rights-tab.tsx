import { RightsPanel } from '../../rights/rights-panel.tsx';
import { tasksOf } from '../../rights/tasks-of.ts';
import { useSession } from '../../session/use-session.ts';
import { useMemberName } from './member-name.ts';
import type { CaseView } from './use-case.ts';
import { may } from './use-case-write.ts';

/** What the members of a household asked about their data. */
export function RightsTab({ view }: { view: CaseView }) {
  const { person } = useSession();
  const nameOf = useMemberName(view);
  return (
    <RightsPanel
      recordId={view.case.id}
      subjects={view.persons.map(({ id }) => ({ id, label: nameOf(id) }))}
      erased={view.case.erasedAt !== undefined}
      tasks={tasksOf(view.waitsFor)}
      mayAsk={may(person, view, ['caseworker', 'protection-officer', 'supervisor'])}
      auditPath={`/audit/cases/${view.case.id}`}
    />
  );
}
