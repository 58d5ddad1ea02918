import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { useSearch } from '../list/use-cases.ts';

interface Props {
  readonly value: string;
  /** The case that it is not. */
  readonly except: string;
  readonly wrong: string | undefined;
  onChange(caseId: string): void;
}

/** Another case, found by its number or by a member's name. */
export function CaseField({ value, except, wrong, onChange }: Props) {
  const say = useText();
  const [asked, setAsked] = useState('');
  const [chosen, setChosen] = useState<{ value: string; label: string }>();
  const found = useSearch(asked);
  const options = (found.data?.cases ?? [])
    .filter(({ caseId }) => caseId !== except)
    .map(({ caseId, number, name }) => ({
      value: caseId,
      label: number ?? caseId,
      ...(name === null ? {} : { description: name }),
    }));
  return (
    <FormField
      label={say('cases.change.toCase')}
      constraintText={say('cases.change.toCase.hint')}
      errorText={wrong}
    >
      <Select
        options={options}
        selectedOption={chosen?.value === value ? chosen : value === '' ? null : { value, label: value }}
        placeholder={say('cases.choose')}
        filteringType="manual"
        filteringAriaLabel={say('cases.search')}
        filteringPlaceholder={say('cases.change.toCase.hint')}
        statusType={found.isFetching ? 'loading' : found.error ? 'error' : 'finished'}
        empty={asked.trim().length < 2 ? say('cases.change.toCase.hint') : say('cases.search.none')}
        onLoadItems={({ detail }) => setAsked(detail.filteringText)}
        onChange={({ detail }) => {
          const { value: caseId = '', label = '' } = detail.selectedOption;
          setChosen({ value: caseId, label });
          onChange(caseId);
        }}
      />
    </FormField>
  );
}
