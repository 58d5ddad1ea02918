import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useText } from '../../i18n/use-text.ts';
import { CaseHelp } from '../case-help.tsx';
import { CodeSelect } from '../code-select.tsx';
import type { TracingValues } from './household-values.ts';
import { emptyTracing } from './household-values.ts';
import type { StepProps } from './step.ts';
import { withEntry } from './step.ts';

/** Relatives whom members look for. */
export function TracingStep({ values, faults, onChange }: StepProps) {
  const say = useText();
  const { tracing, members } = values;
  const seekers = members.map((member, index) => ({
    value: String(index),
    label: member.name || say('cases.member', { number: index + 1 }),
  }));
  const set = (index: number, some: Partial<TracingValues>) =>
    onChange({ tracing: withEntry(tracing, index, { ...(tracing[index] ?? emptyTracing()), ...some }) });
  const fault = (index: number, field: string) => {
    const code = faults[`tracing.${index}.${field}`];
    return code === undefined ? undefined : say(`cases.fault.${code}`, { majority: 0 });
  };
  return (
    <SpaceBetween size="m">
      <p>{say('cases.tracing.lead')}</p>
      {tracing.map((request, index) => (
        <Container
          key={request.key}
          header={
            <Header
              variant="h2"
              actions={
                <Button
                  ariaLabel={say('cases.tracing.remove.of', { number: index + 1 })}
                  onClick={() => onChange({ tracing: withEntry(tracing, index, undefined) })}
                >
                  {say('cases.member.remove')}
                </Button>
              }
            >
              {say('cases.tracing', { number: index + 1 })}
            </Header>
          }
        >
          <ColumnLayout columns={3}>
            <FormField
              label={say('cases.tracing.seeker')}
              info={<CaseHelp place="registration" field="seeker" label={say('cases.tracing.seeker')} />}
              errorText={fault(index, 'seeker')}
            >
              <Select
                options={seekers}
                selectedOption={seekers.find(({ value }) => value === request.seeker) ?? null}
                placeholder={say('cases.choose')}
                onChange={({ detail }) => set(index, { seeker: detail.selectedOption.value ?? '' })}
              />
            </FormField>
            <FormField
              label={say('cases.tracing.relationship')}
              errorText={fault(index, 'sought.relationship')}
            >
              <CodeSelect
                list="relationship"
                value={request.relationship}
                without={['principal-applicant']}
                onChange={(relationship) => set(index, { relationship })}
              />
            </FormField>
            <FormField label={say('cases.tracing.sex')} errorText={fault(index, 'sought.sex')}>
              <CodeSelect list="sex" value={request.sex} onChange={(sex) => set(index, { sex })} />
            </FormField>
            <FormField
              label={say('cases.tracing.name')}
              constraintText={say('cases.tracing.name.hint')}
              errorText={fault(index, 'sought.name')}
            >
              <Input
                value={request.name}
                autoComplete={false}
                onChange={({ detail }) => set(index, { name: detail.value })}
              />
            </FormField>
            <FormField label={say('cases.tracing.year')} errorText={fault(index, 'sought.birthYear')}>
              <Input
                value={request.birthYear}
                inputMode="numeric"
                onChange={({ detail }) => set(index, { birthYear: detail.value })}
              />
            </FormField>
          </ColumnLayout>
        </Container>
      ))}
      <Button
        iconName="add-plus"
        disabled={tracing.length >= 20}
        onClick={() => onChange({ tracing: [...tracing, emptyTracing()] })}
      >
        {say('cases.tracing.add')}
      </Button>
    </SpaceBetween>
  );
}
