import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useText, useWords } from '../i18n/use-text.ts';

interface ChoiceProps {
  readonly label: string;
  readonly words: string;
  readonly codes: readonly string[];
  readonly value: string;
  readonly asked: boolean;
  onChoose(code: string): void;
}

/** One of a few codes by its label. */
export function Choice({ label, words, codes, value, asked, onChoose }: ChoiceProps) {
  const say = useText();
  const wordsOf = useWords();
  const options = codes.map((code) => ({ value: code, label: wordsOf(words, code) }));
  return (
    <FormField label={label} errorText={asked && value === '' ? say('tracing.death.choose') : undefined}>
      <Select
        options={options}
        selectedOption={options.find((one) => one.value === value) ?? null}
        onChange={({ detail }) => onChoose(detail.selectedOption.value ?? '')}
      />
    </FormField>
  );
}
