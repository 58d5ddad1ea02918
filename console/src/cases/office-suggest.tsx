import Autosuggest from '@cloudscape-design/components/autosuggest';
import { useText } from '../i18n/use-text.ts';
import { useOffices } from './use-offices.ts';

interface Props {
  readonly value: string;
  /** An office that does not apply here. */
  readonly without?: string;
  onChange(office: string): void;
}

/** One office, chosen by its label or written as its code. */
export function OfficeSuggest({ value, without, onChange }: Props) {
  const say = useText();
  const offices = useOffices().filter((office) => office.value !== without);
  const chosen = offices.find((office) => office.value === value);
  return (
    <Autosuggest
      value={chosen?.label ?? value}
      options={offices.map(({ label, value: code }) => ({ value: label, tags: [code] }))}
      enteredTextLabel={(text) => say('cases.use-text', { text })}
      placeholder={say('cases.choose')}
      onChange={({ detail }) => {
        const known = offices.find(({ label }) => label === detail.value);
        onChange(known?.value ?? detail.value);
      }}
    />
  );
}
