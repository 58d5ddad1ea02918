import Alert from '@cloudscape-design/components/alert';
import { useQueries } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { ReadWorkItem } from '../../../contracts/api/work-items.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useCall } from '../api/use-call.ts';
import { Loading } from '../app/loading.tsx';
import { PageFrame } from '../app/page-frame.tsx';
import { Nothing } from '../desk/nothing.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import type { ItemView } from '../work/use-item.ts';
import { AttendanceForm, type Seated } from './attendance-form.tsx';
import { type ClassView, useClasses } from './use-classes.ts';

/** Everybody who has a place in a class, as the work of each household names them. */
const seatedIn = (one: ClassView, items: readonly ItemView[]): Seated[] =>
  one.households.flatMap(({ workItemId, personIds }) => {
    const item = items.find((each) => each.workItemId === workItemId);
    return personIds.map((id) => {
      const member = item?.matter?.household.find(({ personId }) => personId === id);
      return { id, name: member?.name ?? id, number: item?.caseNumber ?? '' };
    });
  });

/** Writes down once, for all households, who came to a class and what they learned. */
export function AttendancePage() {
  const say = useText();
  const call = useCall();
  const format = useFormat();
  const [asked] = useSearchParams();
  const classId = asked.get('class');
  const classes = useClasses();
  const one = classes.rows.find((row) => row.classId === classId);
  const reads = useQueries({
    queries: (one?.households ?? []).map(({ workItemId }) => ({
      queryKey: ['work-items', 'class', workItemId],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        call(ReadWorkItem, { params: { workItemId }, signal }),
    })),
  });
  const begins = one !== undefined && Date.parse(one.startsAt) > Date.now();
  const items = reads.flatMap(({ data }) => (data ? [data] : []));
  return (
    <PageFrame title={say('classes.attendance')} description={say('classes.attendance.lead')}>
      <ProblemAlert problem={classes.error ?? reads.find(({ error }) => error)?.error} />
      {(classes.isPending || reads.some(({ isPending }) => isPending)) && <Loading />}
      {!classes.isPending && !classes.error && (!one || one.households.length === 0) && (
        <Nothing title={say('classes.attendance.nobody')} todo={say('classes.attendance.nobody.todo')} />
      )}
      {begins && one && (
        <Alert type="info">
          {say('classes.attendance.early', { when: format.instantIn(one.startsAt, one.timeZone) })}
        </Alert>
      )}
      {one && !begins && items.length === one.households.length && items[0] && (
        <AttendanceForm
          classId={one.classId}
          startsAt={one.startsAt}
          topics={items[0].topics ?? []}
          isAssessed={items[0].needed.some(({ fields }) => fields.includes('learned'))}
          seated={seatedIn(one, items)}
        />
      )}
    </PageFrame>
  );
}
