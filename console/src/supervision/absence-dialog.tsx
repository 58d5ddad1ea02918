import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useState } from 'react';
import { RecordAbsence } from '../../../contracts/api/absences.ts';
import { ApiProblem } from '../api/api-problem.ts';
import { useCall } from '../api/use-call.ts';
import { useRule } from '../api/use-rule.ts';
import { Dialog } from '../app/dialog.tsx';
import { DateField } from '../cases/date-field.tsx';
import { useDeskWrite } from '../desk/use-desk-write.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { useSession } from '../session/use-session.ts';
import { WORK_ITEMS } from '../work/use-queue.ts';
import { useStaff } from '../work/use-staff.ts';
import { today } from './today.ts';
import { ABSENCES, type Absence, useAbsences } from './use-absences.ts';

interface Props {
  /** The absence to change; a new one without. */
  readonly absence?: Absence;
  onClose(): void;
}

/** From when until when somebody is away, and who stands in; never why. */
export function AbsenceDialog({ absence, onClose }: Props) {
  const say = useText();
  const words = useWords();
  const call = useCall();
  const ruleOf = useRule();
  const format = useFormat();
  const { person } = useSession();
  const { staff } = useStaff();
  const { absences } = useAbsences();
  const leads = person.roles.includes('supervisor');
  const draft = useDraft(`absence.${absence?.staff ?? 'new'}`, {
    ...{ staff: absence?.staff ?? person.id, from: absence?.from ?? today(), until: absence?.until ?? '' },
    standIn: absence?.standIn ?? '',
  });
  const [missing, setMissing] = useState(false);
  const { values } = draft;
  const change = (some: Partial<typeof values>) => draft.change({ ...values, ...some });
  const write = useDeskWrite({
    draft,
    changes: [ABSENCES, WORK_ITEMS[0]],
    done: say('supervision.absence.recorded'),
    send: (key) =>
      call(RecordAbsence, {
        params: { staffId: values.staff },
        body: {
          ...{ from: values.from, until: values.until },
          ...(values.standIn === '' ? {} : { standIn: values.standIn }),
        },
        key,
      }),
    onDone: onClose,
  });
  const issues = write.error instanceof ApiProblem ? write.error.issues : [];
  const errorOf = (path: string) => {
    const found = issues.find((issue) => issue.path === path);
    if (found) return ruleOf(found);
    const empty = missing && (path === 'from' || path === 'until') && values[path] === '';
    return empty ? say('api.rule.date') : undefined;
  };
  const roles = staff.find(({ id }) => id === values.staff)?.roles ?? [];
  const option = ({ id, name, roles: has }: (typeof staff)[number]) => ({
    ...{ value: id, label: name ?? id, tags: has.map((role) => words('words.role', role)) },
  });
  const people = staff.map(option);
  const standIns = [
    { value: '', label: say('supervision.stand-in.none') },
    ...staff
      .filter(
        ({ id, roles: has }) =>
          id !== values.staff && has.some((role) => roles.includes(role) || role === 'supervisor'),
      )
      .map((one) => {
        const also = absences.find((other) => other.staff === one.id);
        return also
          ? {
              ...option(one),
              description: say('supervision.away.days', {
                ...{ from: format.date(also.from), until: format.date(also.until) },
              }),
            }
          : option(one);
      }),
  ];
  const onGo = () => {
    setMissing(true);
    if (values.from !== '' && values.until !== '') write.mutate();
  };
  return (
    <Dialog
      title={say('supervision.absence.record')}
      go={say('supervision.absence.save')}
      busy={write.isPending}
      problem={issues.length > 0 ? undefined : write.error}
      onGo={onGo}
      onClose={onClose}
    >
      <Box variant="p">{say('supervision.absence.meaning')}</Box>
      {leads && absence === undefined && (
        <FormField label={say('supervision.absence.who')} stretch>
          <Select
            options={people}
            filteringType="auto"
            selectedOption={people.find(({ value }) => value === values.staff) ?? null}
            onChange={({ detail }) =>
              change({ staff: detail.selectedOption.value ?? person.id, standIn: '' })
            }
          />
        </FormField>
      )}
      <FormField label={say('supervision.absence.from')} errorText={errorOf('from')}>
        <DateField value={values.from} onChange={(from) => change({ from })} />
      </FormField>
      <FormField label={say('supervision.absence.until')} errorText={errorOf('until')}>
        <DateField value={values.until} onChange={(until) => change({ until })} />
      </FormField>
      <FormField
        label={say('supervision.absence.stand-in')}
        description={say('supervision.absence.stand-in.hint')}
        errorText={errorOf('standIn')}
        stretch
      >
        <Select
          options={standIns}
          filteringType="auto"
          selectedOption={standIns.find(({ value }) => value === values.standIn) ?? null}
          onChange={({ detail }) => change({ standIn: detail.selectedOption.value ?? '' })}
        />
      </FormField>
    </Dialog>
  );
}
