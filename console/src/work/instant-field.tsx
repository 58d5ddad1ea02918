import FormField from '@cloudscape-design/components/form-field';
import TimeInput from '@cloudscape-design/components/time-input';
import { useId } from 'react';
import { DateField } from '../cases/date-field.tsx';
import { useText } from '../i18n/use-text.ts';
import type { FieldProps, Labelled } from './field-props.ts';
import { dayAndTimeIn } from './form-values.ts';
import { OptionalLabel } from './optional-label.tsx';

/** A day and a time on the person's clock. */
export function InstantField({ field, entered, error, onEnter, label, help }: FieldProps & Labelled) {
  const say = useText();
  // The form field's label would name both inputs alike.
  const id = useId();
  const { day, time } = dayAndTimeIn(entered, field.name);
  return (
    <FormField
      label={field.required ? label : <OptionalLabel label={label} />}
      errorText={error}
      info={help}
      description={say('work.time.hint')}
    >
      <div className="instant">
        <span id={`${id}.day`} hidden>
          {say('work.day.of', { what: label })}
        </span>
        <span id={`${id}.time`} hidden>
          {say('work.time.of', { what: label })}
        </span>
        <DateField
          labelledBy={`${id}.day`}
          value={day}
          onChange={(date) => onEnter(field.name, { day: date, time })}
        />
        <TimeInput
          ariaLabelledby={`${id}.time`}
          format="hh:mm"
          placeholder="hh:mm"
          value={time}
          onChange={({ detail }) => onEnter(field.name, { day, time: detail.value })}
        />
      </div>
    </FormField>
  );
}
