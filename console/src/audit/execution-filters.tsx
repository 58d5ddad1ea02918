import ColumnLayout from '@cloudscape-design/components/column-layout';
import DateInput from '@cloudscape-design/components/date-picker';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { WORKFLOWS } from '../../../contracts/workflows.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { useSession } from '../session/use-session.ts';
import { NumberField } from './number-field.tsx';
import { PersonChoice } from './person-choice.tsx';
import type { ExecutionFilter } from './use-executions.ts';

export const STATUSES = ['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'] as const;
const ALL = '';

interface Props {
  readonly filter: ExecutionFilter;
  onChange(filter: ExecutionFilter): void;
}

export function ExecutionFilters({ filter, onChange }: Props) {
  const say = useText();
  const words = useWords();
  const isAuditor = useSession().person.roles.includes('auditor');
  const workflows = [
    { value: ALL, label: say('audit.every-workflow') },
    ...WORKFLOWS.map((value) => ({ value, label: words('executions.workflow', value) })),
  ];
  const statuses = [
    { value: ALL, label: say('audit.every-status') },
    ...STATUSES.map((value) => ({ value, label: say(`executions.status.${value}`) })),
  ];
  const chosen = <T extends { value: string }>(options: readonly T[], value: string | undefined) =>
    options.find((option) => option.value === (value ?? ALL)) ?? null;
  /** The filter with one field set, or without it. */
  const withField = (field: keyof ExecutionFilter, value: string | undefined) => {
    const { [field]: _before, ...rest } = filter;
    onChange(value ? { ...rest, [field]: value } : rest);
  };
  return (
    <SpaceBetween size="m">
      <ColumnLayout columns={4}>
        <FormField label={say('executions.column.workflow')}>
          <Select
            options={workflows}
            selectedOption={chosen(workflows, filter.workflow)}
            onChange={({ detail }) => withField('workflow', detail.selectedOption.value)}
          />
        </FormField>
        <FormField label={say('executions.column.status')}>
          <Select
            options={statuses}
            selectedOption={chosen(statuses, filter.status)}
            onChange={({ detail }) => withField('status', detail.selectedOption.value)}
          />
        </FormField>
        <FormField label={say('audit.from')}>
          <DateInput
            value={filter.from ?? ''}
            onChange={({ detail }) => withField('from', dayOf(detail.value))}
            openCalendarAriaLabel={() => say('audit.choose-day')}
          />
        </FormField>
        <FormField label={say('audit.to')}>
          <DateInput
            value={filter.to ?? ''}
            onChange={({ detail }) => withField('to', dayOf(detail.value))}
            openCalendarAriaLabel={() => say('audit.choose-day')}
          />
        </FormField>
      </ColumnLayout>
      <ColumnLayout columns={2}>
        <NumberField caseId={filter.caseId} onCase={(caseId) => withField('caseId', caseId)} />
        {isAuditor && (
          <PersonChoice
            label={say('audit.acting')}
            description={say('audit.acting.hint')}
            nobody={say('audit.acting.anybody')}
            chosen={filter.person}
            onChoose={(person) => withField('person', person)}
          />
        )}
      </ColumnLayout>
    </SpaceBetween>
  );
}

/** A complete day; undefined while one is being typed. */
const dayOf = (value: string): string | undefined => (/^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined);
