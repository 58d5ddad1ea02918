import ColumnLayout from '@cloudscape-design/components/column-layout';
import FormField from '@cloudscape-design/components/form-field';
import { useText } from '../../i18n/use-text.ts';
import { CodeSelect } from '../code-select.tsx';
import type { CaseFilters, FilterName } from './case-filters.ts';

interface Props {
  readonly filters: CaseFilters;
  onChange(name: FilterName, value: string): void;
}

const NAMES: readonly FilterName[] = ['status', 'programme', 'priority', 'place'];

export function FilterBar({ filters, onChange }: Props) {
  const say = useText();
  return (
    <ColumnLayout columns={4}>
      {NAMES.map((name) => (
        <FormField key={name} label={say(`cases.filter.${name}`)}>
          <CodeSelect
            list={name}
            value={filters[name] ?? ''}
            none={say('cases.filter.any')}
            onChange={(value) => onChange(name, value)}
          />
        </FormField>
      ))}
    </ColumnLayout>
  );
}
