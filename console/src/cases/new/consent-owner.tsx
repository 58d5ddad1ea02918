import ColumnLayout from '@cloudscape-design/components/column-layout';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useText } from '../../i18n/use-text.ts';
import { CodeSelect } from '../code-select.tsx';
import type { ConsentValues } from './household-values.ts';
import type { MemberValues } from './member-values.ts';
import { isChild } from './member-values.ts';

interface Props {
  readonly values: ConsentValues;
  readonly members: readonly MemberValues[];
  readonly majority: number;
  onChange(values: ConsentValues): void;
}

/** Whose consent it is: the principal applicant's with the children, or one other member's own. */
export function ConsentOwner({ values, members, majority, onChange }: Props) {
  const say = useText();
  const others = members.flatMap((member, index) =>
    index === 0
      ? []
      : [{ value: String(index), label: member.name || say('cases.member', { number: index + 1 }) }],
  );
  const options = [{ value: '', label: say('cases.consent.of.principal') }, ...others];
  const owner = values.member === '' ? undefined : members[Number(values.member)];
  return (
    <ColumnLayout columns={2}>
      <FormField label={say('cases.consent.person')} constraintText={say('cases.consent.person.hint')}>
        <Select
          options={options}
          selectedOption={options.find(({ value }) => value === values.member) ?? null}
          onChange={({ detail }) => onChange({ ...values, member: detail.selectedOption.value ?? '' })}
        />
      </FormField>
      {owner && isChild(owner, majority, new Date()) && (
        <FormField
          label={say('cases.consent.childView')}
          constraintText={say('cases.consent.childView.hint')}
        >
          <CodeSelect
            list="childView"
            value={values.childView}
            none={say('cases.consent.childView.none')}
            onChange={(childView) => onChange({ ...values, childView })}
          />
        </FormField>
      )}
    </ColumnLayout>
  );
}
