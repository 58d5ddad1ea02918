import ColumnLayout from '@cloudscape-design/components/column-layout';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import { useNarrow } from '../../app/use-narrow.ts';
import { useText } from '../../i18n/use-text.ts';
import { CodeSelect } from '../code-select.tsx';
import type { CaseFilters, FilterName } from './case-filters.ts';

interface Props {
  readonly filters: CaseFilters;
  onChange(name: FilterName, value: string): void;
}

const NAMES: readonly FilterName[] = ['status', 'programme', 'priority', 'place'];

/** The filters in a row, and on a phone folded behind how many are set. */
export function FilterBar(props: Props) {
  const say = useText();
  const narrow = useNarrow();
  if (!narrow) return <Filters {...props} />;
  const count = NAMES.filter((name) => props.filters[name] !== undefined).length;
  return (
    <ExpandableSection headerText={say('cases.filters', { count })}>
      <Filters {...props} />
    </ExpandableSection>
  );
}

function Filters({ filters, onChange }: Props) {
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
