import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useText } from '../i18n/use-text.ts';

interface Props {
  readonly label: string;
  readonly options: { value: string; label: string }[];
  readonly value: string;
  /** Said when nobody was chosen although somebody has to be. */
  readonly fault: string | false;
  onChoose(value: string): void;
}

/** Which person it is for. */
export function WhoseField({ label, options, value, fault, onChoose }: Props) {
  const say = useText();
  return (
    <FormField label={label} errorText={fault}>
      <Select
        options={options}
        placeholder={say('copies.choose')}
        selectedOption={options.find((one) => one.value === value) ?? null}
        onChange={({ detail }) => onChoose(detail.selectedOption.value ?? '')}
      />
    </FormField>
  );
}
