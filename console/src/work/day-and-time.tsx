import TimeInput from '@cloudscape-design/components/time-input';
import { useId } from 'react';
import { DateField } from '../cases/date-field.tsx';
import { useText } from '../i18n/use-text.ts';
import type { DayAndTime } from './form-entered.ts';

interface Props extends DayAndTime {
  /** Of the field that both belong to. */
  readonly label: string;
  onChange(value: DayAndTime): void;
}

/** A day and a time, each with a name of its own: the label of their field would name both alike. */
export function DayAndTimeInputs({ label, day, time, onChange }: Props) {
  const say = useText();
  const id = useId();
  return (
    <div className="instant">
      <span id={`${id}.day`} hidden>
        {say('work.day.of', { what: label })}
      </span>
      <span id={`${id}.time`} hidden>
        {say('work.time.of', { what: label })}
      </span>
      <DateField labelledBy={`${id}.day`} value={day} onChange={(date) => onChange({ day: date, time })} />
      <TimeInput
        ariaLabelledby={`${id}.time`}
        format="hh:mm"
        placeholder="hh:mm"
        value={time}
        onChange={({ detail }) => onChange({ day, time: detail.value })}
      />
    </div>
  );
}
