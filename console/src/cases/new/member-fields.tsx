import Checkbox from '@cloudscape-design/components/checkbox';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useText } from '../../i18n/use-text.ts';
import { CaseHelp } from '../case-help.tsx';
import { CodeSelect } from '../code-select.tsx';
import { CountrySelect } from '../country-select.tsx';
import { DateField } from '../date-field.tsx';
import { useLanguages } from '../places.ts';
import { Several } from '../several.tsx';
import { useOptions } from '../use-options.ts';
import type { Faults } from './faults.ts';
import { IdentityFields } from './identity-fields.tsx';
import { emptyIdentity, OF_IDENTITY, saysSomething } from './identity-values.ts';
import type { MemberValues } from './member-values.ts';
import { ageOf, isChild } from './member-values.ts';

interface Props {
  readonly values: MemberValues;
  readonly majority: number;
  readonly faults: Faults;
  /** The server's message about a field, already translated. */
  readonly told?: Readonly<Record<string, string>>;
  /** The path of the member in the validated data, such as `members.0`. */
  readonly path: string;
  /** Set if another member is already the principal applicant, or this one has to stay it. */
  readonly relationships: 'principal' | 'others';
  onChange(values: MemberValues): void;
}

type TextField = 'individualNumber' | 'birthPlace' | 'motherName' | 'fatherName';
const OPTIONAL: readonly TextField[] = ['individualNumber', 'birthPlace', 'motherName', 'fatherName'];

/** The fields of one member. */
export function MemberFields({ values, majority, faults, told, path, relationships, onChange }: Props) {
  const say = useText();
  const languages = useLanguages();
  const needs = useOptions('need');
  const now = new Date();
  const age = ageOf(values.birthDate, now);
  const child = isChild(values, majority, now);
  const set = (some: Partial<MemberValues>) => onChange({ ...values, ...some });
  const fault = (field: string) => {
    const code = faults[`${path}.${field}`];
    return code === undefined ? told?.[`${path}.${field}`] : say(`cases.fault.${code}`, { majority });
  };
  const identity = values.identity ?? emptyIdentity();
  const wrongIdentity = [...Object.keys(faults), ...Object.keys(told ?? {})].some((at) =>
    OF_IDENTITY.some((field) => at.startsWith(`${path}.${field}`)),
  );
  // Faults inside it must be visible.
  const isWrongBelow = OPTIONAL.some((field) => fault(field) !== undefined);
  return (
    <SpaceBetween size="m">
      <ColumnLayout columns={3}>
        <FormField label={say('cases.field.name')} errorText={fault('name')}>
          <Input
            value={values.name}
            autoComplete={false}
            onChange={({ detail }) => set({ name: detail.value })}
          />
        </FormField>
        <FormField
          label={say('cases.field.relationship')}
          info={
            <CaseHelp place="registration" field="relationship" label={say('cases.field.relationship')} />
          }
          errorText={fault('relationship')}
        >
          <CodeSelect
            list="relationship"
            value={values.relationship}
            without={relationships === 'others' ? ['principal-applicant'] : []}
            onChange={(relationship) => set({ relationship })}
          />
        </FormField>
        <FormField label={say('cases.field.sex')} errorText={fault('sex')}>
          <CodeSelect list="sex" value={values.sex} onChange={(sex) => set({ sex })} />
        </FormField>
        <SpaceBetween size="xs">
          <FormField
            label={say('cases.field.birthDate')}
            info={<CaseHelp place="registration" field="birthDate" label={say('cases.field.birthDate')} />}
            constraintText={age === undefined || age < 0 ? say('cases.date.hint') : say('cases.age', { age })}
            errorText={fault('birthDate')}
          >
            <DateField value={values.birthDate} onChange={(birthDate) => set({ birthDate })} />
          </FormField>
          <Checkbox
            checked={values.birthDateEstimated}
            onChange={({ detail }) => set({ birthDateEstimated: detail.checked })}
          >
            {say('cases.field.birthDateEstimated')}
          </Checkbox>
        </SpaceBetween>
        <FormField label={say('cases.field.nationality')} errorText={fault('nationality')}>
          <CountrySelect value={values.nationality} onChange={(nationality) => set({ nationality })} />
        </FormField>
        <FormField label={say('cases.field.languages')} errorText={fault('languages')}>
          <Several
            options={languages}
            values={values.languages}
            onChange={(codes) => set({ languages: codes })}
          />
        </FormField>
        <FormField
          label={say('cases.field.needs')}
          info={<CaseHelp place="registration" field="needs" label={say('cases.field.needs')} />}
        >
          <Several options={needs} values={values.needs} onChange={(codes) => set({ needs: codes })} />
        </FormField>
        {child && (
          <FormField
            label={say('cases.field.separation')}
            info={<CaseHelp place="registration" field="separation" label={say('cases.field.separation')} />}
            errorText={fault('separation')}
          >
            <CodeSelect
              list="separation"
              value={values.separation}
              onChange={(separation) => set({ separation })}
            />
          </FormField>
        )}
        {child && (
          <FormField
            label={say('cases.field.custody')}
            info={<CaseHelp place="registration" field="custody" label={say('cases.field.custody')} />}
            errorText={fault('custody')}
          >
            <CodeSelect
              list="custody"
              value={values.custody}
              without={['not-a-child']}
              onChange={(custody) => set({ custody })}
            />
          </FormField>
        )}
      </ColumnLayout>
      <ExpandableSection
        key={String(isWrongBelow)}
        headerText={say('cases.field.more')}
        defaultExpanded={isWrongBelow}
      >
        <ColumnLayout columns={2}>
          {OPTIONAL.map((field) => (
            <FormField
              key={field}
              label={say(`cases.field.${field}`)}
              errorText={fault(field)}
              info={
                field === 'individualNumber' && (
                  <CaseHelp place="registration" field={field} label={say(`cases.field.${field}`)} />
                )
              }
            >
              <Input
                value={values[field]}
                autoComplete={false}
                onChange={({ detail }) => set({ [field]: detail.value })}
              />
            </FormField>
          ))}
        </ColumnLayout>
      </ExpandableSection>
      <ExpandableSection
        key={`identity ${wrongIdentity}`}
        headerText={say('cases.field.more.identity')}
        defaultExpanded={wrongIdentity || saysSomething(identity)}
      >
        <IdentityFields values={identity} fault={fault} onChange={(next) => set({ identity: next })} />
      </ExpandableSection>
    </SpaceBetween>
  );
}
