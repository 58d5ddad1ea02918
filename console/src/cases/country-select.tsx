import Autosuggest from '@cloudscape-design/components/autosuggest';
import { useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { useCountries, useCountryName } from './places.ts';

/** A country by name, or by its three letters if it is not among the suggestions. */
export function CountrySelect({ value, onChange }: { value: string; onChange(code: string): void }) {
  const say = useText();
  const options = useCountries();
  const nameOf = useCountryName();
  const [typed, setTyped] = useState<string>();
  const shown = typed ?? (value === '' ? '' : nameOf(value));
  const codeOf = (text: string): string => {
    const wanted = text.trim().toLocaleLowerCase();
    const known = options.find((option) => option.label.toLocaleLowerCase() === wanted);
    return known?.value ?? text.trim().toUpperCase();
  };
  return (
    <Autosuggest
      value={shown}
      options={options.map((option) => ({
        value: option.label,
        tags: [option.value],
        filteringTags: [option.value],
      }))}
      enteredTextLabel={(text) => say('cases.use-text', { text })}
      placeholder={say('cases.country.hint')}
      empty={say('cases.country.none')}
      onChange={({ detail }) => {
        setTyped(detail.value);
        onChange(codeOf(detail.value));
      }}
      onBlur={() => setTyped(undefined)}
    />
  );
}
