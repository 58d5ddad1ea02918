import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useText, useWords } from '../i18n/use-text.ts';
import type { FieldProps } from './field-props.ts';
import { rowsIn } from './form-values.ts';
import type { PlanRow } from './plan-rows.ts';
import './plan-field.css';

const NOTHING: PlanRow = { service: '', days: '', by: 'sponsor', what: '' };

/** The lines of a settlement plan: what, how many days after the arrival, who sees to it, and the words for it. */
export function PlanField({ field, entered, subjects, onEnter }: FieldProps) {
  const say = useText();
  const words = useWords();
  if (field.kind !== 'plan') return null;
  const rows = rowsIn(entered, field.name, subjects);
  const set = (next: readonly PlanRow[]) => onEnter(field.name, next);
  const change = (at: number, some: Partial<PlanRow>) =>
    set(rows.map((row, index) => (index === at ? { ...row, ...some } : row)));
  const services = field.services.map((value) => ({ value, label: words('words.service', value) }));
  const by = field.by.map((value) => ({ value, label: words('words.value.plan-by', value) }));
  return (
    <SpaceBetween size="m">
      {rows.map((row, index) => {
        const line = { line: index + 1 };
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: A row is known by its place alone.
          <fieldset key={index} className="plan-row">
            <legend>{say('work.plan.line', line)}</legend>
            <FormField label={say('work.plan.service')}>
              <Select
                options={services}
                filteringType="auto"
                placeholder={say('work.choose')}
                selectedOption={services.find(({ value }) => value === row.service) ?? null}
                onChange={({ detail }) => change(index, { service: detail.selectedOption.value ?? '' })}
              />
            </FormField>
            <FormField label={say('work.plan.days')}>
              <Input
                value={row.days}
                inputMode="numeric"
                onChange={({ detail }) => change(index, { days: detail.value })}
              />
            </FormField>
            <FormField label={say('work.plan.by')}>
              <Select
                options={by}
                selectedOption={by.find(({ value }) => value === row.by) ?? null}
                onChange={({ detail }) => change(index, { by: detail.selectedOption.value ?? '' })}
              />
            </FormField>
            <FormField label={say('work.plan.what')} className="plan-what">
              <Input value={row.what} onChange={({ detail }) => change(index, { what: detail.value })} />
            </FormField>
            <Button
              formAction="none"
              iconName="remove"
              variant="icon"
              ariaLabel={say('work.plan.remove', line)}
              onClick={() => set(rows.filter((_one, place) => place !== index))}
            />
          </fieldset>
        );
      })}
      <Button
        formAction="none"
        iconName="add-plus"
        disabled={rows.length >= field.most}
        onClick={() => set([...rows, NOTHING])}
      >
        {say('work.plan.add')}
      </Button>
    </SpaceBetween>
  );
}
