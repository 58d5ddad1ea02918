import Select from '@cloudscape-design/components/select';
import { useText } from '../i18n/use-text.ts';
import type { CodeList } from './codes.ts';
import { useOptions } from './use-options.ts';

interface Props {
  readonly list: CodeList;
  readonly value: string;
  /** The label of the empty choice, such as “any status”; without it an option has to be selected. */
  readonly none?: string;
  /** Codes of the list that do not apply here. */
  readonly without?: readonly string[];
  readonly ariaLabel?: string;
  onChange(value: string): void;
}

/** One code of a list, chosen by its label. */
export function CodeSelect({ list, value, none, without = [], ariaLabel, onChange }: Props) {
  const say = useText();
  const options = useOptions(list).filter((option) => !without.includes(option.value));
  const all = none === undefined ? options : [{ value: '', label: none }, ...options];
  return (
    <Select
      selectedOption={all.find((option) => option.value === value) ?? null}
      options={all}
      placeholder={say('cases.choose')}
      onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
      {...(ariaLabel === undefined ? {} : { ariaLabel })}
    />
  );
}
