import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useLanguageName } from '../i18n/use-language-name.ts';
import { useText } from '../i18n/use-text.ts';
import { LANGUAGES } from './use-people.ts';

type Language = (typeof LANGUAGES)[number];

/** The language in which somebody is invited. */
export function LanguageChoice({
  language,
  onChange,
}: {
  language: Language;
  onChange(language: Language): void;
}) {
  const say = useText();
  const nameOf = useLanguageName();
  const options = LANGUAGES.map((value) => ({ value, label: nameOf(value) }));
  return (
    <FormField label={say('people.language')}>
      <Select
        options={options}
        selectedOption={options.find(({ value }) => value === language) ?? null}
        onChange={({ detail }) =>
          onChange(LANGUAGES.find((value) => value === detail.selectedOption.value) ?? 'en')
        }
      />
    </FormField>
  );
}
