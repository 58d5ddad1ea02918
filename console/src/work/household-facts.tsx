import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import { PersonPhoto } from '../documents/person-photo.tsx';
import { useText, useWords } from '../i18n/use-text.ts';
import type { ItemView } from './use-item.ts';

type Matter = NonNullable<ItemView['matter']>;
type Member = Matter['household'][number];

interface Props {
  readonly caseId: string;
  readonly household: Matter['household'];
  readonly group: ItemView['group'];
  /** Whom the work is about. */
  readonly subject: string | null;
}

/** Everybody in the household with face, age and needs: first whom the work is about, then who applies, then by age. */
export function HouseholdFacts({ caseId, household, group, subject }: Props) {
  const rank = ({ personId, relationship }: Member) =>
    personId === subject ? 0 : relationship === 'principal-applicant' ? 1 : 2;
  const ordered = household.toSorted((a, b) => rank(a) - rank(b) || (b.age ?? 0) - (a.age ?? 0));
  return (
    <ul className="beside-people">
      {ordered.map((member) => (
        <li key={member.personId}>
          <OneMember
            caseId={caseId}
            member={member}
            isSubject={member.personId === subject}
            inGroup={group?.includes(member.personId) ?? false}
          />
        </li>
      ))}
    </ul>
  );
}

interface MemberProps {
  readonly caseId: string;
  readonly member: Member;
  readonly isSubject: boolean;
  readonly inGroup: boolean;
}

function OneMember({ caseId, member, isSubject, inGroup }: MemberProps) {
  const say = useText();
  const words = useWords();
  const { personId, name, relationship, age, sex, needs, separation, custody, status } = member;
  const label = name ?? words('words.value.relationship', relationship);
  const facts = [
    words('words.value.relationship', relationship),
    ...(age === null ? [] : [say('work.matter.age', { age })]),
    ...(sex === null ? [] : [words('words.value.sex', sex)]),
    ...(custody === 'not-a-child' || custody === undefined || separation === undefined
      ? []
      : [words('words.value.separation', separation), words('words.value.custody', custody)]),
    ...(inGroup ? [say('work.matter.in-group')] : []),
  ];
  return (
    <div className="beside-person">
      {name === null ? null : <PersonPhoto recordId={caseId} person={{ id: personId, label }} small />}
      <div>
        <Box variant="span" fontWeight="bold">
          <bdi dir="auto">{label}</bdi>
        </Box>
        {isSubject && <> · {say('work.beside.subject')}</>}
        <div>{facts.join(' · ')}</div>
        {status !== 'active' && <Badge>{words('words.value.person-status', status)}</Badge>}
        {(needs ?? []).map((need) => (
          <Badge key={need} color="severity-medium">
            {words('words.value.need', need)}
          </Badge>
        ))}
      </div>
    </div>
  );
}
