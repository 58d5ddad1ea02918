import DatePicker from '@cloudscape-design/components/date-picker';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TimeInput from '@cloudscape-design/components/time-input';
import { useId, useState } from 'react';
import { CorrectArrival } from '../../../../contracts/api/cases.ts';
import { useCall } from '../../api/use-call.ts';
import { useDraft } from '../../drafts/use-draft.ts';
import { useText } from '../../i18n/use-text.ts';
import { FormDialog } from './form-dialog.tsx';
import type { CaseView } from './use-case.ts';
import { useCaseWrite } from './use-case-write.ts';

/** The instant of a local date and time; undefined if they are invalid. */
function instantOf(date: string, time: string): string | undefined {
  const at = new Date(`${date}T${time || '00:00'}`);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

/** Corrects when the household arrived; the visits move with it. */
export function ArrivalDialog({ view, onClose }: { view: CaseView; onClose(): void }) {
  const say = useText();
  const call = useCall();
  const caseId = view.case.id;
  // The form field's label would give both inputs the same name.
  const id = useId();
  const draft = useDraft(`case.arrival.${caseId}`, { date: '', time: '' });
  const [tried, setTried] = useState(false);
  const { date, time } = draft.values;
  const arrivedAt = instantOf(date, time);
  const write = useCaseWrite(caseId, {
    draft,
    send: (key) => call(CorrectArrival, { params: { caseId }, body: { arrivedAt: arrivedAt ?? '' }, key }),
    done: say('cases.do.arrival.done'),
    onDone: onClose,
  });
  return (
    <FormDialog
      title={say('cases.do.arrival')}
      consequence={say('cases.do.arrival.what')}
      confirm={say('cases.do.arrival.go')}
      busy={write.isPending}
      problem={write.error}
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        if (arrivedAt !== undefined) write.mutate();
      }}
    >
      <FormField
        label={say('cases.arrival.when')}
        constraintText={say('cases.arrival.hint')}
        errorText={tried && arrivedAt === undefined && say('cases.fault.date')}
      >
        <SpaceBetween direction="horizontal" size="xs">
          <span id={`${id}.day`} hidden>
            {say('cases.arrival.day')}
          </span>
          <span id={`${id}.time`} hidden>
            {say('cases.arrival.time')}
          </span>
          <DatePicker
            ariaLabelledby={`${id}.day`}
            value={date}
            onChange={({ detail }) => draft.change({ date: detail.value, time })}
          />
          <TimeInput
            value={time}
            format="hh:mm"
            placeholder="hh:mm"
            ariaLabelledby={`${id}.time`}
            onChange={({ detail }) => draft.change({ date, time: detail.value })}
          />
        </SpaceBetween>
      </FormField>
    </FormDialog>
  );
}
