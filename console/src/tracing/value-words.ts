import { useCountryName } from '../cases/places.ts';
import { useLanguages } from '../desk/use-languages.ts';
import { useWords } from '../i18n/use-text.ts';

/** Labels for codes of the comparison; text written by people stays as it is. */
export function useValueWords(): (field: string, text: string) => string {
  const words = useWords();
  const languages = useLanguages();
  const country = useCountryName();
  return (field, text) => {
    if (field === 'sex') return words('tracing.sex', text);
    if (field === 'nationality') return country(text);
    return field === 'languages' ? languages([text]) : text;
  };
}
