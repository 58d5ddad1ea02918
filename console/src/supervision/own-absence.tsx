import Alert from '@cloudscape-design/components/alert';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import { useSession } from '../session/use-session.ts';
import { useStaff } from '../work/use-staff.ts';
import { BackButton } from './back-button.tsx';
import { useAbsences } from './use-absences.ts';

/** Tells people in their queue that they are recorded as away, and lets them say that they are back. */
export default function OwnAbsence() {
  const say = useText();
  const format = useFormat();
  const { person } = useSession();
  const { nameOf } = useStaff();
  const { absences } = useAbsences();
  const own = absences.find(({ staff }) => staff === person.id);
  if (!own) return null;
  const days = { from: format.date(own.from), until: format.date(own.until) };
  const told = own.away ? 'supervision.own.away' : 'supervision.own.to-come';
  return (
    <Alert type={own.away ? 'warning' : 'info'} action={<BackButton absence={own} />}>
      {own.standIn === undefined
        ? say(told, days)
        : say(`${told}.stand-in`, { ...days, name: nameOf(own.standIn) })}
    </Alert>
  );
}
