import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { LOCALES, type Locale } from '../i18n/locales.ts';
import { useLanguageName } from '../i18n/use-language-name.ts';
import { useText } from '../i18n/use-text.ts';

/** The language in which somebody is invited. */
export function LanguageChoice({
  language,
  onChange,
}: {
  language: Locale;
  onChange(language: Locale): void;
}) {
  const say = useText();
  const nameOf = useLanguageName();
  const options = LOCALES.map((value) => ({ value, label: nameOf(value) }));
  return (
    <FormField label={say('people.language')}>
      <Select
        options={options}
        selectedOption={options.find(({ value }) => value === language) ?? null}
        onChange={({ detail }) =>
          onChange(LOCALES.find((value) => value === detail.selectedOption.value) ?? 'en')
        }
      />
    </FormField>
  );
}
