import FormField from '@cloudscape-design/components/form-field';
import { useText } from '../i18n/use-text.ts';
import { DayAndTimeInputs } from './day-and-time.tsx';
import type { FieldProps, Labelled } from './field-props.ts';
import { dayAndTimeIn } from './form-values.ts';
import { OptionalLabel } from './optional-label.tsx';

/** A day and a time on the person's clock. */
export function InstantField({ field, entered, error, onEnter, label, help }: FieldProps & Labelled) {
  const say = useText();
  return (
    <FormField
      label={field.required ? label : <OptionalLabel label={label} />}
      errorText={error}
      info={help}
      description={say('work.time.hint')}
    >
      <DayAndTimeInputs
        label={label}
        {...dayAndTimeIn(entered, field.name)}
        onChange={(value) => onEnter(field.name, value)}
      />
    </FormField>
  );
}
