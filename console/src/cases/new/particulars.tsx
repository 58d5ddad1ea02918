import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Programme } from '../../../../domain/policy/policy.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { entriesOf } from './particular-fields.ts';
import type { StepProps } from './step.ts';

const ANSWERS = ['true', 'false'] as const;

/** A programme's additional questions, field by field; nothing if it has none. */
export function Particulars({ values, faults, onChange }: StepProps) {
  const say = useText();
  const words = useWords();
  const answers = values.particulars ?? {};
  const enter = (name: string, value: unknown) => onChange({ particulars: { ...answers, [name]: value } });
  const fields = entriesOf(values.programme as Programme).map(({ name, options }) => {
    const fault = faults[`particulars.${name}`];
    const value = answers[name] === undefined ? null : String(answers[name]);
    const items = (options ?? ANSWERS).map((code) => ({
      value: code,
      label: options ? words(`words.value.${name}`, code) : words('words.value.yes-no', code),
    }));
    return (
      <FormField
        key={name}
        label={words('words.field', name)}
        errorText={fault === undefined ? undefined : say(`cases.fault.${fault}`)}
      >
        {options ? (
          <Select
            options={items}
            placeholder={say('cases.choose')}
            selectedOption={items.find((item) => item.value === value) ?? null}
            onChange={({ detail }) => enter(name, detail.selectedOption.value)}
          />
        ) : (
          <RadioGroup
            items={items}
            value={value}
            onChange={({ detail }) => enter(name, detail.value === 'true')}
          />
        )}
      </FormField>
    );
  });
  return fields.length === 0 ? null : <SpaceBetween size="m">{fields}</SpaceBetween>;
}
