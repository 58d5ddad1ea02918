import ColumnLayout from '@cloudscape-design/components/column-layout';
import { useText } from '../../i18n/use-text.ts';
import { ChildViewField, ConsentPerson } from '../consent-of.tsx';
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
      <ConsentPerson
        options={options}
        value={values.member}
        hint={say('cases.consent.person.hint')}
        onChange={(member) => onChange({ ...values, member })}
      />
      {owner && isChild(owner, majority, new Date()) && (
        <ChildViewField
          value={values.childView}
          onChange={(childView) => onChange({ ...values, childView })}
        />
      )}
    </ColumnLayout>
  );
}
