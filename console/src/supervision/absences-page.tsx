import { PageFrame } from '../app/page-frame.tsx';
import { useText } from '../i18n/use-text.ts';
import { AbsenceList } from './absence-list.tsx';
import { RecordButton } from './record-button.tsx';

/** Who of the office is away; everybody records their own absence here, a supervisor that of anybody. */
export function AbsencesPage() {
  const say = useText();
  return (
    <PageFrame
      title={say('supervision.absences')}
      description={say('supervision.absences.lead')}
      actions={<RecordButton />}
    >
      <AbsenceList />
    </PageFrame>
  );
}
