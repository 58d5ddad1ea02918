import { shortId } from '../../app/short-id.ts';
import { useText } from '../../i18n/use-text.ts';
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
  const say = useText();
  // Whoever was found outside the registry withdraws and is erased on the same road.
  const outside = view.tracing
    .flatMap(({ candidates }) => candidates)
    .filter(({ caseId }) => caseId === 'outside')
    .map(({ personId: id }) => ({ id, label: say('rights.about.outside', { id: shortId(id) }) }));
  return (
    <RightsPanel
      recordId={view.case.id}
      subjects={[...view.persons.map(({ id }) => ({ id, label: nameOf(id) })), ...outside]}
      erased={view.case.erasedAt !== undefined}
      tasks={tasksOf(view.waitsFor)}
      mayAsk={may(person, view, ['caseworker', 'protection-officer', 'supervisor'])}
      auditPath={`/audit/cases/${view.case.id}`}
    />
  );
}
