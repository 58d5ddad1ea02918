import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { ChangePlan } from '../../../../contracts/api/plan.ts';
import type { PlanChange } from '../../../../domain/plan/change-plan.ts';
import { HOUSEHOLD, ProviderSchema } from '../../../../domain/plan/service-plan.ts';
import { SERVICE_LISTS } from '../../../../domain/policy/service-lists.ts';
import { useCall } from '../../api/use-call.ts';
import { useDraft } from '../../drafts/use-draft.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { DateField } from '../date-field.tsx';
import { FormDialog } from './form-dialog.tsx';
import { useMemberName } from './member-name.ts';
import type { CaseView } from './use-case.ts';
import { useCaseWrite } from './use-case-write.ts';

export type PlanLine = CaseView['servicePlans'][number]['lines'][number];

/** What is done to the plan: a line is added, or one that there is gets another day or is settled. */
export type PlanAct =
  | { readonly act: 'add' }
  | { readonly act: 'move' | 'deliver' | 'give-up'; readonly line: PlanLine };

const EMPTY = { whom: HOUSEHOLD, service: '', provider: 'office', day: '', became: '', words: '' };
type Values = typeof EMPTY;
const BECAME = ['not-available', 'declined', 'not-needed'] as const;
const MOST = 1000;

/** The values that are entered; undefined while one that is needed is missing. */
function changeOf(
  act: PlanAct,
  { whom, service, provider, day, became, words }: Values,
): PlanChange | undefined {
  const text = words.trim() === '' ? undefined : words.trim();
  const provides = provider as (typeof ProviderSchema.shape.kind.options)[number];
  if (act.act === 'add')
    return service === '' || day === ''
      ? undefined
      : {
          ...{ change: 'add', whom, service: service as never, provider: provides, dueOn: day },
          ...(text === undefined ? {} : { what: text }),
        };
  const { id: lineId } = act.line;
  const outcome = text === undefined ? {} : { outcome: text };
  if (act.act === 'give-up')
    return became === '' ? undefined : { change: 'give-up', lineId, became: became as never, ...outcome };
  if (day === '') return undefined;
  return act.act === 'move'
    ? { change: 'move', lineId, dueOn: day, ...(text === undefined ? {} : { what: text }) }
    : { change: 'deliver', lineId, on: day, ...outcome };
}

/** Changes the plan of a case by hand. */
export function PlanDialog({ view, act, onClose }: { view: CaseView; act: PlanAct; onClose(): void }) {
  const say = useText();
  const words = useWords();
  const call = useCall();
  const nameOf = useMemberName(view);
  const caseId = view.case.id;
  const about = act.act === 'add' ? 'add' : `${act.act}.${act.line.id}`;
  const draft = useDraft(`case.plan.${caseId}.${about}`, EMPTY);
  const [tried, setTried] = useState(false);
  const values = draft.values;
  const set = (some: Partial<Values>) => draft.change({ ...values, ...some });
  const change = values.words.length > MOST ? undefined : changeOf(act, values);
  const write = useCaseWrite(caseId, {
    draft,
    send: (key) => call(ChangePlan, { params: { caseId }, body: change as PlanChange, key }),
    done: say(`cases.plan.${act.act}.done`),
    onDone: onClose,
  });
  const members = view.persons.filter(({ status }) => status === 'active').map(({ id }) => id);
  const select = (
    name: 'whom' | 'service' | 'provider' | 'became',
    options: { value: string; label: string }[],
  ) => (
    <FormField
      label={say(`cases.plan.field.${name}`)}
      errorText={tried && values[name] === '' && say('cases.fault.choose')}
    >
      <Select
        options={options}
        filteringType="auto"
        placeholder={say('work.choose')}
        selectedOption={options.find(({ value }) => value === values[name]) ?? null}
        onChange={({ detail }) => set({ [name]: detail.selectedOption.value ?? '' })}
      />
    </FormField>
  );
  const coded = (prefix: string, codes: readonly string[]) =>
    codes.map((value) => ({ value, label: words(prefix, value) }));
  return (
    <FormDialog
      title={act.act === 'add' ? say('cases.plan.add') : say(`cases.plan.${act.act}`)}
      consequence={
        act.act === 'add'
          ? say('cases.plan.add.what')
          : say(`cases.plan.${act.act}.what`, { service: words('words.service', act.line.service.code) })
      }
      confirm={say(`cases.plan.${act.act}.go`)}
      busy={write.isPending}
      problem={write.error}
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        if (change) write.mutate();
      }}
    >
      <SpaceBetween size="m">
        {act.act === 'add' &&
          select('whom', [
            { value: HOUSEHOLD, label: say('cases.plan.household') },
            ...members.map((value) => ({ value, label: nameOf(value) })),
          ])}
        {act.act === 'add' && select('service', coded('words.service', SERVICE_LISTS['kinbridge-1'].codes))}
        {act.act === 'add' &&
          select('provider', coded('words.value.provider', ProviderSchema.shape.kind.options))}
        {act.act === 'give-up' && select('became', coded('words.value.became', BECAME))}
        {act.act !== 'give-up' && (
          <FormField
            label={say(act.act === 'deliver' ? 'cases.plan.field.on' : 'cases.plan.field.dueOn')}
            errorText={tried && values.day === '' && say('cases.fault.date')}
          >
            <DateField value={values.day} onChange={(day) => set({ day })} />
          </FormField>
        )}
        <FormField
          label={say(
            act.act === 'add' || act.act === 'move' ? 'cases.plan.field.what' : 'cases.plan.field.outcome',
          )}
          errorText={values.words.length > MOST && say('cases.fault.too-long', { most: MOST })}
        >
          <Textarea value={values.words} onChange={({ detail }) => set({ words: detail.value })} />
        </FormField>
      </SpaceBetween>
    </FormDialog>
  );
}
