import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useText } from '../i18n/use-text.ts';

interface Props<Language extends string> {
  readonly languages: readonly Language[];
  readonly value: Language | undefined;
  /** True once it was tried to go on without one. */
  readonly missing: boolean;
  nameOf(language: Language): string;
  onChoose(language: Language): void;
}

/** The language of what is made for somebody outside: theirs, not that of the person at the desk. */
export function LanguageField<Language extends string>({
  languages,
  value,
  missing,
  nameOf,
  onChoose,
}: Props<Language>) {
  const say = useText();
  const options = languages.map((one) => ({ value: one, label: nameOf(one) }));
  return (
    <FormField label={say('copies.language')} errorText={missing && say('copies.language.missing')}>
      <Select
        options={options}
        placeholder={say('copies.choose')}
        selectedOption={options.find((option) => option.value === value) ?? null}
        onChange={({ detail }) => onChoose(detail.selectedOption.value as Language)}
      />
    </FormField>
  );
}
