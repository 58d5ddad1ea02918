import { STAFF_ROLES } from '../../../../contracts/authorization.ts';
import { reminderLanguageOf } from '../../../../domain/appointments/reach.ts';
import { AppointmentsPanel } from '../../appointments/appointments-panel.tsx';
import { useSession } from '../../session/use-session.ts';
import { useMemberName } from './member-name.ts';
import type { CaseView } from './use-case.ts';
import { may } from './use-case-write.ts';

/** The appointments of the household. */
export function AppointmentsTab({ view }: { view: CaseView }) {
  const { person } = useSession();
  const nameOf = useMemberName(view);
  const subjects = view.persons
    .filter(({ status }) => status === 'active')
    .map(({ id, phones, preferredLanguage, languages = [] }) => ({
      ...{ id, label: nameOf(id), phone: phones?.[0] ?? '' },
      language: reminderLanguageOf({ languages, ...(preferredLanguage ? { preferredLanguage } : {}) }),
    }));
  return (
    <AppointmentsPanel
      caseId={view.case.id}
      subjects={subjects}
      mayChange={view.case.status !== 'closed' && may(person, view, STAFF_ROLES)}
    />
  );
}
