import FormField from '@cloudscape-design/components/form-field';
import type { SelectProps } from '@cloudscape-design/components/select';
import Select from '@cloudscape-design/components/select';
import { useText } from '../i18n/use-text.ts';
import { CodeSelect } from './code-select.tsx';

interface Props {
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly value: string;
  readonly hint?: string;
  readonly error?: string | false;
  onChange(value: string): void;
}

/** Whose consent it is. */
export function ConsentPerson({ options, value, hint, error, onChange }: Props) {
  const say = useText();
  const chosen: SelectProps.Option | undefined = options.find((option) => option.value === value);
  return (
    <FormField
      label={say('cases.consent.person')}
      {...(hint === undefined ? {} : { constraintText: hint })}
      {...(error ? { errorText: error } : {})}
    >
      <Select
        options={options}
        selectedOption={chosen ?? null}
        placeholder={say('cases.choose')}
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
      />
    </FormField>
  );
}

/** The child's own view, from the age at which a child is asked. */
export function ChildViewField({ value, onChange }: Pick<Props, 'value' | 'onChange'>) {
  const say = useText();
  return (
    <FormField label={say('cases.consent.childView')} constraintText={say('cases.consent.childView.hint')}>
      <CodeSelect
        list="childView"
        value={value}
        none={say('cases.consent.childView.none')}
        onChange={onChange}
      />
    </FormField>
  );
}
