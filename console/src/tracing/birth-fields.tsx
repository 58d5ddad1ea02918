import ColumnLayout from '@cloudscape-design/components/column-layout';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import { useText, useWords } from '../i18n/use-text.ts';
import { BIRTH_KINDS, CALENDARS, type EvidenceValues } from './evidence-values.ts';

interface Props {
  readonly values: EvidenceValues;
  readonly wrong: boolean;
  onChange(some: Partial<EvidenceValues>): void;
}

/**
 * A birth as far as it is known: a year, a date, a span of years or an age, in the calendar of the person who tells
 * it.
 */
export function BirthFields({ values, wrong, onChange }: Props) {
  const say = useText();
  const words = useWords();
  const { birthKind, birth, birthTo, calendar } = values;
  const kinds = BIRTH_KINDS.map((value) => ({ value, label: words('tracing.birth-kind', value) }));
  const calendars = CALENDARS.map((value) => ({ value, label: words('tracing.calendar', value) }));
  const second = birthKind === 'years' ? 'tracing.birth.until' : 'tracing.birth.as-of';
  return (
    <ColumnLayout columns={2}>
      <FormField label={say('tracing.birth.known')}>
        <Select
          options={kinds}
          selectedOption={kinds.find(({ value }) => value === birthKind) ?? null}
          onChange={({ detail }) => {
            const chosen = BIRTH_KINDS.find((kind) => kind === detail.selectedOption.value);
            if (chosen) onChange({ birthKind: chosen, birth: '', birthTo: '' });
          }}
        />
      </FormField>
      {birthKind !== 'unknown' && (
        <FormField
          label={words('tracing.birth-kind', birthKind)}
          constraintText={birthKind === 'date' ? say('tracing.birth.hint') : undefined}
          errorText={wrong ? say('tracing.birth.wrong') : undefined}
        >
          <Input value={birth} onChange={({ detail }) => onChange({ birth: detail.value })} />
        </FormField>
      )}
      {(birthKind === 'years' || birthKind === 'age') && (
        <FormField label={say(second)}>
          <Input value={birthTo} onChange={({ detail }) => onChange({ birthTo: detail.value })} />
        </FormField>
      )}
      {birthKind !== 'unknown' && birthKind !== 'age' && (
        <FormField label={say('tracing.calendar')}>
          <Select
            options={calendars}
            selectedOption={calendars.find(({ value }) => value === calendar) ?? null}
            onChange={({ detail }) => {
              const chosen = CALENDARS.find((each) => each === detail.selectedOption.value);
              if (chosen) onChange({ calendar: chosen });
            }}
          />
        </FormField>
      )}
    </ColumnLayout>
  );
}
