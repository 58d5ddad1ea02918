import ColumnLayout from '@cloudscape-design/components/column-layout';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import Textarea from '@cloudscape-design/components/textarea';
import { useText, useWords } from '../i18n/use-text.ts';
import { BirthFields } from './birth-fields.tsx';
import { type EvidenceValues, faultsOf } from './evidence-values.ts';

const SEXES = ['f', 'm', 'x', 'u'] as const;
const TEXTS = ['name', 'mother', 'father', 'birthPlace', 'lastPlace'] as const;

interface Props {
  readonly values: EvidenceValues;
  /** True once submitting was attempted: faults are then shown. */
  readonly asked: boolean;
  onChange(some: Partial<EvidenceValues>): void;
}

/** What is known of a sought person, in any script and calendar. */
export function SoughtFields({ values, asked, onChange }: Props) {
  const say = useText();
  const words = useWords();
  const faults = faultsOf(values);
  const sexes = SEXES.map((value) => ({ value, label: words('tracing.sex', value) }));
  return (
    <>
      <ColumnLayout columns={2}>
        {TEXTS.map((field) => (
          <FormField key={field} label={words('tracing.field', field)}>
            <Input value={values[field]} onChange={({ detail }) => onChange({ [field]: detail.value })} />
          </FormField>
        ))}
        <FormField
          label={say('tracing.field.nationality')}
          constraintText={say('tracing.nationality.hint')}
          errorText={asked && faults.has('nationality') ? say('tracing.nationality.wrong') : undefined}
        >
          <Input
            value={values.nationality}
            onChange={({ detail }) => onChange({ nationality: detail.value })}
          />
        </FormField>
        <FormField
          label={say('tracing.field.other-names')}
          constraintText={say('tracing.other-names.hint')}
          errorText={faults.has('otherNames') ? say('tracing.other-names.wrong') : undefined}
        >
          <Textarea
            rows={3}
            value={values.otherNames}
            onChange={({ detail }) => onChange({ otherNames: detail.value })}
          />
        </FormField>
        <FormField label={say('tracing.field.sex')}>
          <Select
            options={sexes}
            selectedOption={sexes.find(({ value }) => value === values.sex) ?? null}
            onChange={({ detail }) =>
              onChange({ sex: SEXES.find((sex) => sex === detail.selectedOption.value) ?? 'u' })
            }
          />
        </FormField>
      </ColumnLayout>
      <BirthFields values={values} wrong={asked && faults.has('birth')} onChange={onChange} />
    </>
  );
}
