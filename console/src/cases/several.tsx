import Multiselect from '@cloudscape-design/components/multiselect';
import { useText } from '../i18n/use-text.ts';
import type { CodeOption } from './use-options.ts';

interface SeveralProps {
  readonly options: CodeOption[];
  readonly values: readonly string[];
  onChange(values: string[]): void;
}

/** A choice of several codes, by their labels. */
export function Several({ options, values, onChange }: SeveralProps) {
  const say = useText();
  return (
    <Multiselect
      options={options}
      selectedOptions={values.map(
        (code) => options.find(({ value }) => value === code) ?? { value: code, label: code },
      )}
      placeholder={say('cases.choose')}
      filteringType="auto"
      onChange={({ detail }) => onChange(detail.selectedOptions.map(({ value }) => value ?? ''))}
    />
  );
}
