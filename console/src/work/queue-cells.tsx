import Box from '@cloudscape-design/components/box';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import { useSession } from '../session/use-session.ts';
import { useAbsences } from '../supervision/use-absences.ts';
import { isDueToday, isOverdue } from './queue.ts';
import { useStaff } from './use-staff.ts';

interface DueProps {
  readonly dueAt: string;
  readonly escalated: boolean;
  readonly now: Date;
}

/** When it is due: how long from now, with the date below. */
export function Due({ dueAt, escalated, now }: DueProps) {
  const say = useText();
  const format = useFormat();
  const late = isOverdue({ dueAt }, now);
  const soon = isDueToday({ dueAt }, now);
  const fromNow = format.fromNow(dueAt, now.getTime());
  const overdue = say('work.overdue.since', {
    state: say(escalated ? 'work.escalated' : 'work.overdue'),
    when: fromNow,
  });
  return (
    <>
      {late && <StatusIndicator type={escalated ? 'error' : 'warning'}>{overdue}</StatusIndicator>}
      {soon && !late && <StatusIndicator type="pending">{fromNow}</StatusIndicator>}
      {!late && !soon && fromNow}
      <Box variant="small" color="text-body-secondary" display="block">
        {soon || late ? format.instant(dueAt) : format.day(dueAt)}
      </Box>
    </>
  );
}

/** Who has taken it. */
export function Holder({ assignee, name }: { assignee: string | undefined; name?: string }) {
  const say = useText();
  const { person } = useSession();
  const format = useFormat();
  const { staff, nameOf } = useStaff();
  const { away } = useAbsences();
  if (assignee === undefined)
    return (
      <Box variant="span" color="text-body-secondary">
        {say('work.holder.none')}
      </Box>
    );
  if (assignee === person.id) return <Box variant="strong">{say('work.holder.me')}</Box>;
  const known = staff.some(({ id }) => id === assignee);
  const absence = away.get(assignee);
  return (
    <>
      <bdi>{name ?? (known ? nameOf(assignee) : say('desk.who.unknown'))}</bdi>
      {absence && (
        <Box variant="small" color="text-status-warning" display="block">
          {say('work.holder.away', { until: format.date(absence.until) })}
        </Box>
      )}
    </>
  );
}
