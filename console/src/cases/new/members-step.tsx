import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useText } from '../../i18n/use-text.ts';
import { MemberFields } from './member-fields.tsx';
import { emptyMember } from './member-values.ts';
import type { StepProps } from './step.ts';
import { withEntry } from './step.ts';

const MAX_MEMBERS = 20;

/** The index of a member, if any, after another one is removed. */
const after = (member: string, removed: number): string =>
  member !== '' && Number(member) > removed ? String(Number(member) - 1) : member;

/** Everyone of the household, the principal applicant first. */
export function MembersStep({ values, faults, majority, onChange }: StepProps) {
  const say = useText();
  const { members, consents, tracing } = values;
  const remove = (index: number) =>
    onChange({
      members: withEntry(members, index, undefined),
      consents: consents
        .filter(({ member }) => member !== String(index))
        .map((consent) => ({ ...consent, member: after(consent.member, index) })),
      tracing: tracing
        .filter(({ seeker }) => seeker !== String(index))
        .map((request) => ({ ...request, seeker: after(request.seeker, index) })),
    });
  return (
    <SpaceBetween size="m">
      {faults.members !== undefined && (
        <div data-fault tabIndex={-1}>
          <Alert type="error">{say(`cases.fault.${faults.members}`, { majority })}</Alert>
        </div>
      )}
      {members.map((member, index) => (
        <Container
          key={member.key}
          header={
            <Header
              variant="h2"
              actions={
                members.length > 1 && (
                  <Button
                    onClick={() => remove(index)}
                    ariaLabel={say('cases.member.remove.of', { number: index + 1 })}
                  >
                    {say('cases.member.remove')}
                  </Button>
                )
              }
            >
              {member.name === '' ? say('cases.member', { number: index + 1 }) : <bdi>{member.name}</bdi>}
            </Header>
          }
        >
          <MemberFields
            values={member}
            majority={majority}
            faults={faults}
            path={`members.${index}`}
            relationships={
              members.some((other, place) => place !== index && other.relationship === 'principal-applicant')
                ? 'others'
                : 'principal'
            }
            onChange={(next) => onChange({ members: withEntry(members, index, next) })}
          />
        </Container>
      ))}
      <Button
        iconName="add-plus"
        disabled={members.length >= MAX_MEMBERS}
        onClick={() => onChange({ members: [...members, emptyMember('')] })}
      >
        {say('cases.member.add')}
      </Button>
    </SpaceBetween>
  );
}
