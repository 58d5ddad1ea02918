import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useText, useWords } from '../../i18n/use-text.ts';
import { useMemberName } from '../case/member-name.ts';
import type { CaseView } from '../case/use-case.ts';
import { CaseHelp } from '../case-help.tsx';
import { CodeSelect } from '../code-select.tsx';
import type { Faults } from '../new/faults.ts';
import { MemberFields } from '../new/member-fields.tsx';
import { MAJORITY } from '../new/use-policy.ts';
import { Several } from '../several.tsx';
import { CaseField } from './case-field.tsx';
import type { ChangeValues } from './change-values.ts';

export const JOINS_BECAUSE = ['birth', 'marriage', 'child-found', 'custody-given', 'returned'] as const;
export const LEAVES_BECAUSE = ['moved-out', 'divorce', 'missing'] as const;

interface Props {
  readonly view: CaseView;
  readonly values: ChangeValues;
  /** True if another member has to lead the household. */
  readonly needsPrincipal: boolean;
  readonly faults: Faults;
  readonly told: Readonly<Record<string, string>>;
  fault(path: string): string | undefined;
  onChange(values: ChangeValues): void;
}

/** What the chosen kind of change asks. */
export function ChangeFields({ view, values, needsPrincipal, faults, told, fault, onChange }: Props) {
  const say = useText();
  const words = useWords();
  const nameOf = useMemberName(view);
  const active = view.persons.filter(({ status }) => status === 'active');
  const set = (some: Partial<ChangeValues>) => onChange({ ...values, ...some });
  const named = active.map(({ id }) => ({ value: id, label: nameOf(id) }));
  const one = (label: string, field: 'personId' | 'newPrincipalId', options: typeof named) => (
    <FormField label={say(label)} errorText={fault(`change.${field}`)}>
      <Select
        options={options}
        selectedOption={options.find(({ value }) => value === values[field]) ?? null}
        placeholder={say('cases.choose')}
        onChange={({ detail }) => set({ [field]: detail.selectedOption.value ?? '' })}
      />
    </FormField>
  );
  const because = (codes: readonly string[]) => {
    const options = codes.map((code) => ({ value: code, label: words('words.value.because', code) }));
    return (
      <FormField
        label={say('cases.change.because')}
        info={<CaseHelp place="household-change" field="because" label={say('cases.change.because')} />}
        errorText={fault('change.because')}
      >
        <Select
          options={options}
          selectedOption={options.find(({ value }) => value === values.because) ?? null}
          placeholder={say('cases.choose')}
          onChange={({ detail }) => set({ because: detail.selectedOption.value ?? '' })}
        />
      </FormField>
    );
  };
  const goes = values.kind === 'leaves' ? [values.personId] : values.members;
  const successors = named.filter(({ value }) => !goes.includes(value));
  return (
    <SpaceBetween size="m">
      {values.kind === 'joins' && (
        <SpaceBetween size="m">
          {because(JOINS_BECAUSE)}
          <MemberFields
            values={values.member}
            majority={MAJORITY}
            path="change.member"
            faults={faults}
            told={told}
            relationships="others"
            onChange={(member) => set({ member })}
          />
        </SpaceBetween>
      )}
      {values.kind === 'leaves' && (
        <SpaceBetween size="m">
          {one('cases.change.who', 'personId', named)}
          {because(LEAVES_BECAUSE)}
        </SpaceBetween>
      )}
      {(values.kind === 'parts' || values.kind === 'moves') && (
        <FormField
          label={say('cases.change.members')}
          info={<CaseHelp place="household-change" field="members" label={say('cases.change.members')} />}
          errorText={fault('change.members')}
        >
          <Several options={named} values={values.members} onChange={(members) => set({ members })} />
        </FormField>
      )}
      {values.kind === 'moves' && (
        <CaseField
          value={values.toCase}
          except={view.case.id}
          wrong={fault('change.toCase')}
          onChange={(toCase) => set({ toCase })}
        />
      )}
      {(values.kind === 'leads' || values.kind === 'custody') && one('cases.change.who', 'personId', named)}
      {values.kind === 'leads' && (
        <FormField
          label={say('cases.change.formerRelationship')}
          info={
            <CaseHelp
              place="household-change"
              field="formerRelationship"
              label={say('cases.change.formerRelationship')}
            />
          }
          errorText={fault('change.formerRelationship')}
        >
          <CodeSelect
            list="relationship"
            value={values.formerRelationship}
            without={['principal-applicant']}
            onChange={(formerRelationship) => set({ formerRelationship })}
          />
        </FormField>
      )}
      {values.kind === 'custody' && (
        <SpaceBetween size="m">
          <FormField
            label={say('cases.field.custody')}
            info={<CaseHelp place="registration" field="custody" label={say('cases.field.custody')} />}
            errorText={fault('change.custody')}
          >
            <CodeSelect list="custody" value={values.custody} onChange={(custody) => set({ custody })} />
          </FormField>
          <FormField
            label={say('cases.field.separation')}
            info={<CaseHelp place="registration" field="separation" label={say('cases.field.separation')} />}
            errorText={fault('change.separation')}
          >
            <CodeSelect
              list="separation"
              value={values.separation}
              onChange={(separation) => set({ separation })}
            />
          </FormField>
        </SpaceBetween>
      )}
      {needsPrincipal && one('cases.death.new-principal', 'newPrincipalId', successors)}
    </SpaceBetween>
  );
}
