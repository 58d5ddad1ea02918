import DateInput from '@cloudscape-design/components/date-input';
import FormField from '@cloudscape-design/components/form-field';
import TimeInput from '@cloudscape-design/components/time-input';
import { useText } from '../i18n/use-text.ts';
import type { FieldProps } from './field-props.ts';
import { dayAndTimeIn } from './form-values.ts';
import { OptionalLabel } from './optional-label.tsx';

/** A day and a time of the person's own clock. */
export function InstantField({ field, entered, error, onEnter, label }: FieldProps & { label: string }) {
  const say = useText();
  const { day, time } = dayAndTimeIn(entered, field.name);
  return (
    <FormField
      label={field.required ? label : <OptionalLabel label={label} />}
      errorText={error}
      description={say('work.time.hint')}
    >
      <div className="instant">
        <DateInput
          ariaLabel={say('work.day.of', { what: label })}
          value={day.replaceAll('-', '/')}
          onChange={({ detail }) => onEnter(field.name, { day: detail.value.replaceAll('/', '-'), time })}
        />
        <TimeInput
          ariaLabel={say('work.time.of', { what: label })}
          format="hh:mm"
          placeholder="hh:mm"
          value={time}
          onChange={({ detail }) => onEnter(field.name, { day, time: detail.value })}
        />
      </div>
    </FormField>
  );
}
