import Alert from '@cloudscape-design/components/alert';
import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { STAFF_ROLES } from '../../../../contracts/authorization.ts';
import { PersonPhoto, PhotoActions } from '../../documents/person-photo.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { useLanguageName } from '../../i18n/use-language-name.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { useSession } from '../../session/use-session.ts';
import { ChangesList } from '../change/changes-list.tsx';
import { useCountryName } from '../places.ts';
import { CaseFacts } from './case-facts.tsx';
import { CorrectDialog } from './correct-dialog.tsx';
import { useIdentityFacts } from './identity-facts.tsx';
import type { CaseView, Member } from './use-case.ts';
import { may } from './use-case-write.ts';

/** The principal applicant first, then the others from the oldest on; members who died or left come last. */
const inOrder = (members: readonly Member[]): Member[] => {
  const place = ({ relationship, status, birthDate = '' }: Member): string =>
    `${status === 'active' ? 0 : 1} ${relationship === 'principal-applicant' ? 0 : 1} ${birthDate}`;
  return [...members].sort((a, b) => (place(a) < place(b) ? -1 : 1));
};

/** Who the case is about; data that this person may not see is shown as withheld. */
export function HouseholdTab({ view }: { view: CaseView }) {
  const say = useText();
  const words = useWords();
  const { person } = useSession();
  const [correcting, setCorrecting] = useState<Member>();
  const { case: head, withheld } = view;
  const corrects = may(person, view, ['caseworker', 'supervisor']) && !withheld.includes('identity');
  return (
    <SpaceBetween size="m">
      {withheld.length > 0 && (
        <Alert type="info">
          {say('cases.withheld', {
            classes: withheld.map((field) => words('cases.class', field)).join(say('cases.list.and')),
          })}
        </Alert>
      )}
      <CaseFacts view={view} />
      {inOrder(view.persons).map((member) => (
        <MemberCard
          key={member.id}
          view={view}
          member={member}
          onCorrect={corrects ? () => setCorrecting(member) : undefined}
        />
      ))}
      <ChangesList view={view} />
      {correcting && (
        <CorrectDialog
          key={`${correcting.id} ${correcting.version}`}
          caseId={head.id}
          member={correcting}
          onClose={() => setCorrecting(undefined)}
        />
      )}
    </SpaceBetween>
  );
}

interface CardProps {
  readonly view: CaseView;
  readonly member: Member;
  readonly onCorrect: (() => void) | undefined;
}

function MemberCard({ view, member, onCorrect }: CardProps) {
  const say = useText();
  const words = useWords();
  const { person } = useSession();
  const relationship = words('words.value.relationship', member.relationship);
  const subject = { id: member.id, label: member.name ?? relationship };
  const seesPhotos =
    !view.withheld.includes('identity') && STAFF_ROLES.some((role) => person.roles.includes(role));
  return (
    <Container
      header={
        <Header
          variant="h3"
          description={member.name === undefined ? undefined : relationship}
          actions={
            onCorrect && (
              <Button
                onClick={onCorrect}
                ariaLabel={say('cases.correct.of', { name: member.name ?? relationship })}
              >
                {say('cases.do.correct')}
              </Button>
            )
          }
        >
          <SpaceBetween direction="horizontal" size="xs">
            <bdi>{member.name ?? relationship}</bdi>
            {member.status !== 'active' && (
              <Badge color="grey">{words('words.value.person-status', member.status)}</Badge>
            )}
          </SpaceBetween>
        </Header>
      }
    >
      <SpaceBetween size="s">
        {seesPhotos && <PersonPhoto recordId={view.case.id} person={subject} />}
        {seesPhotos && member.status === 'active' && may(person, view, STAFF_ROLES) && (
          <PhotoActions recordId={view.case.id} person={subject} />
        )}
        <MemberFacts view={view} member={member} />
      </SpaceBetween>
    </Container>
  );
}

function MemberFacts({ view, member }: Omit<CardProps, 'onCorrect'>) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const country = useCountryName();
  const language = useLanguageName();
  const hidden = <Box color="text-body-secondary">{say('cases.withheld.value')}</Box>;
  const seen = member.name !== undefined;
  const birth =
    member.birthDate === undefined
      ? hidden
      : member.birthDateEstimated
        ? say('cases.born.about', { date: format.date(member.birthDate) })
        : format.date(member.birthDate);
  const list = (codes: readonly string[] | undefined, name: (code: string) => string) =>
    codes === undefined
      ? hidden
      : codes.length === 0
        ? say('cases.none')
        : codes.map(name).join(say('cases.list.and'));
  const identity = useIdentityFacts()(member);
  const health = view.health?.find(({ personId }) => personId === member.id);
  const child = member.custody !== 'not-a-child';
  return (
    <KeyValuePairs
      columns={4}
      items={[
        { label: say('cases.field.birthDate'), value: birth },
        { label: say('cases.field.sex'), value: member.sex ? words('words.value.sex', member.sex) : hidden },
        {
          label: say('cases.field.nationality'),
          value: member.nationality ? country(member.nationality) : hidden,
        },
        { label: say('cases.field.languages'), value: list(member.languages, language) },
        {
          label: say('cases.field.needs'),
          value: list(member.needs, (need) => words('words.value.need', need)),
        },
        ...(seen && member.individualNumber !== undefined
          ? [{ label: say('cases.field.individualNumber'), value: <bdi>{member.individualNumber}</bdi> }]
          : []),
        ...(seen && member.birthPlace !== undefined
          ? [{ label: say('cases.field.birthPlace'), value: <bdi>{member.birthPlace}</bdi> }]
          : []),
        ...identity,
        ...(child
          ? [
              {
                label: say('cases.field.separation'),
                value: words('words.value.separation', member.separation),
              },
              { label: say('cases.field.custody'), value: words('words.value.custody', member.custody) },
            ]
          : []),
        ...(view.health === null
          ? [{ label: say('cases.field.health'), value: hidden }]
          : health
            ? [
                {
                  label: say('cases.field.health'),
                  value: words('words.value.classification', health.classification),
                },
              ]
            : []),
      ]}
    />
  );
}
