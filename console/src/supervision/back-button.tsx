import Button from '@cloudscape-design/components/button';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { EndAbsence } from '../../../contracts/api/absences.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useCall } from '../api/use-call.ts';
import { oneShotKey } from '../api/use-write.ts';
import { useTell } from '../app/notes.tsx';
import { useText } from '../i18n/use-text.ts';
import { useSession } from '../session/use-session.ts';
import { useStaff } from '../work/use-staff.ts';
import { ABSENCES, type Absence } from './use-absences.ts';

/** Says that somebody is back, or does not go. */
export function BackButton({ absence: { staff, away } }: { absence: Pick<Absence, 'staff' | 'away'> }) {
  const say = useText();
  const call = useCall();
  const tell = useTell();
  const queries = useQueryClient();
  const { person } = useSession();
  const { nameOf } = useStaff();
  const name = nameOf(staff);
  const end = useMutation({
    mutationFn: () => call(EndAbsence, { params: { staffId: staff }, key: oneShotKey().key }),
    onSuccess: () => {
      tell({ type: 'success', text: say('supervision.back.done', { name }) });
      for (const key of [ABSENCES, 'work-items']) void queries.invalidateQueries({ queryKey: [key] });
    },
  });
  const label = away ? 'supervision.back' : 'supervision.back.not-going';
  const mine = away && staff === person.id;
  return (
    <>
      <Button
        loading={end.isPending}
        {...(mine ? {} : { ariaLabel: say(`${label}.of`, { name }) })}
        onClick={() => end.mutate()}
      >
        {say(mine ? 'supervision.back.me' : label)}
      </Button>
      <ProblemAlert problem={end.error} />
    </>
  );
}
