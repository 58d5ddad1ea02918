import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { ProposeHouseholdChange } from '../../../../contracts/api/household.ts';
import { ProposalSchema } from '../../../../domain/household/household-change.ts';
import { ApiProblem } from '../../api/api-problem.ts';
import { useCall } from '../../api/use-call.ts';
import { useRule } from '../../api/use-rule.ts';
import { useDraft } from '../../drafts/use-draft.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { FormDialog } from '../case/form-dialog.tsx';
import type { CaseView } from '../case/use-case.ts';
import { useCaseWrite } from '../case/use-case-write.ts';
import { DateField } from '../date-field.tsx';
import { faultsOf } from '../new/faults.ts';
import { isElsewhere, RefusalAlert } from '../new/refusal-alert.tsx';
import { MAJORITY } from '../new/use-policy.ts';
import { ChangeFields } from './change-fields.tsx';
import type { ChangeKind } from './change-values.ts';
import { CHANGES, changeOf, needsNewPrincipal, noChange } from './change-values.ts';

/** Records that somebody joins or leaves the household, or that it changes in another way. */
export function ChangeDialog({ view, onClose }: { view: CaseView; onClose(): void }) {
  const say = useText();
  const words = useWords();
  const call = useCall();
  const ruleOf = useRule();
  const caseId = view.case.id;
  const draft = useDraft(`case.change.${caseId}`, noChange());
  const [tried, setTried] = useState(false);
  const { values } = draft;
  const active = view.persons.filter(({ status }) => status === 'active');
  const leader = active.find(({ relationship }) => relationship === 'principal-applicant')?.id;
  const needsPrincipal = needsNewPrincipal(values, leader, active.length);
  const { happenedOn, evidence } = values;
  const another = values.another?.trim() ? { another: values.another } : {};
  const change = changeOf(values, MAJORITY, needsPrincipal, new Date());
  const wanted = { change, happenedOn, evidence, ...another };
  const parsed = ProposalSchema.safeParse(wanted);
  const write = useCaseWrite(caseId, {
    draft,
    send: (key) =>
      call(ProposeHouseholdChange, { params: { caseId }, body: ProposalSchema.parse(wanted), key }),
    done: say(
      values.kind === 'leads' || values.kind === 'custody' ? 'cases.change.done' : 'cases.change.asked',
    ),
    onDone: onClose,
  });
  const issues = write.error instanceof ApiProblem ? write.error.issues : [];
  const told = Object.fromEntries(issues.map((issue) => [issue.path, ruleOf(issue)]));
  const faults = tried && parsed.error ? faultsOf(parsed.error, wanted) : {};
  const fault = (path: string) => {
    const code = faults[path];
    return code === undefined ? told[path] : say(`cases.fault.${code}`, { majority: MAJORITY });
  };
  const options = CHANGES.map((kind) => ({
    value: kind,
    label: words('words.value.change-kind', kind),
    description: say(`cases.change.kind.${kind}.what`),
  }));
  const elsewhere = isElsewhere(write.error);
  return (
    <FormDialog
      title={say('cases.do.change')}
      consequence={say(values.kind === '' ? 'cases.do.change.what' : `cases.change.kind.${values.kind}.then`)}
      grave={values.kind !== '' && values.kind !== 'leads' && values.kind !== 'custody'}
      confirm={say('cases.do.change.go')}
      busy={write.isPending}
      problem={elsewhere ? null : write.error}
      marked={
        issues.length > 0 && issues.every(({ path }) => path.startsWith('change.') || path === 'another')
      }
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        if (parsed.success) write.mutate();
      }}
    >
      {elsewhere && <RefusalAlert problem={write.error} members={[values.member]} />}
      <FormField
        label={say('cases.change.kind')}
        errorText={tried && values.kind === '' && say('cases.fault.choose')}
      >
        <Select
          options={options}
          selectedOption={options.find(({ value }) => value === values.kind) ?? null}
          placeholder={say('cases.choose')}
          onChange={({ detail }) =>
            draft.change({ ...values, kind: detail.selectedOption.value as ChangeKind })
          }
        />
      </FormField>
      {values.kind !== '' && (
        <SpaceBetween size="m">
          <ChangeFields
            view={view}
            values={values}
            needsPrincipal={needsPrincipal}
            faults={faults}
            told={told}
            fault={fault}
            onChange={draft.change}
          />
          <FormField
            label={words('words.field', 'happenedOn')}
            constraintText={say('cases.date.hint')}
            errorText={fault('happenedOn')}
          >
            <DateField
              value={happenedOn}
              onChange={(date) => draft.change({ ...values, happenedOn: date })}
            />
          </FormField>
          <FormField
            label={words('words.field', 'knownFrom')}
            constraintText={say('cases.change.evidence.hint')}
            errorText={fault('evidence')}
          >
            <Textarea
              value={evidence}
              rows={2}
              onChange={({ detail }) => draft.change({ ...values, evidence: detail.value })}
            />
          </FormField>
          {values.kind === 'joins' && (values.another !== undefined || told.another !== undefined) && (
            <FormField label={say('cases.change.another')} errorText={fault('another')}>
              <Textarea
                value={values.another ?? ''}
                rows={2}
                onChange={({ detail }) => draft.change({ ...values, another: detail.value })}
              />
            </FormField>
          )}
        </SpaceBetween>
      )}
    </FormDialog>
  );
}
