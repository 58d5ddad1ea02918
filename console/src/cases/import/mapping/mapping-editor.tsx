import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { missingFrom } from '../../../../../domain/intake/mapping/apply-mapping.ts';
import type { ForeignTable } from '../../../../../domain/intake/mapping/foreign-table.ts';
import type { KeptMapping, Mapping } from '../../../../../domain/intake/mapping/mapping.ts';
import { useText } from '../../../i18n/use-text.ts';
import { CodeLists } from './code-lists.tsx';
import { DateQuestions } from './date-questions.tsx';
import { FixedValues } from './fixed-values.tsx';
import { KeepMapping } from './keep-mapping.tsx';
import { MappedColumns } from './mapped-columns.tsx';

interface Props {
  readonly table: ForeignTable;
  readonly mapping: Mapping;
  /** What follows from the names of the columns alone. */
  readonly suggested: Mapping;
  readonly kept: readonly KeptMapping[];
  onChange(mapping: Mapping): void;
}

/** How the columns of a file are read: suggested from their names, put right by example, kept for the office. */
export function MappingEditor({ table, mapping, suggested, kept, onChange }: Props) {
  const say = useText();
  const missing = missingFrom(mapping);
  const anew = { value: '', label: say('cases.map.suggested') };
  const options = [anew, ...kept.map(({ mapping: { name } }) => ({ value: name, label: name }))];
  return (
    <Container
      header={
        <Header variant="h2" description={say('cases.map.lead')}>
          {say('cases.map')}
        </Header>
      }
    >
      <SpaceBetween size="l">
        {kept.length > 0 && (
          <FormField label={say('cases.map.which')}>
            <Select
              ariaLabel={say('cases.map.which')}
              selectedOption={options.find(({ value }) => value === mapping.name) ?? anew}
              options={options}
              onChange={({ detail }) => {
                const found = kept.find((one) => one.mapping.name === detail.selectedOption.value);
                onChange(found?.mapping ?? suggested);
              }}
            />
          </FormField>
        )}
        <MappedColumns table={table} mapping={mapping} onChange={onChange} />
        <CodeLists table={table} mapping={mapping} onChange={onChange} />
        <DateQuestions table={table} mapping={mapping} onChange={onChange} />
        <FixedValues mapping={mapping} onChange={onChange} />
        {missing.length > 0 && (
          <Alert type="warning" header={say('cases.map.missing')}>
            {missing.map((key) => say(`cases.map.field.${key}`)).join(say('cases.list.and'))}
          </Alert>
        )}
        <KeepMapping mapping={mapping} kept={kept} onChange={onChange} />
      </SpaceBetween>
    </Container>
  );
}
