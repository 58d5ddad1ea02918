import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useId, useState } from 'react';
import { STAFF_ROLES } from '../../../../contracts/authorization.ts';
import { Reading } from '../../app/reading.tsx';
import { PersonPhoto, PhotoActions } from '../../documents/person-photo.tsx';
import { useText, useWords } from '../../i18n/use-text.ts';
import { useSession } from '../../session/use-session.ts';
import { MemberFacts } from './member-facts.tsx';
import { HealthStatus, PapersStatus } from './member-status.tsx';
import { useAge } from './use-age.ts';
import type { CaseView, Member } from './use-case.ts';
import { may } from './use-case-write.ts';

interface Props {
  readonly view: CaseView;
  readonly member: Member;
  onCorrect?(member: Member): void;
}

/** A member in one row: name with a reading, relation, age, needs, health and papers; the rest is unfolded. */
export function MemberRow({ view, member, onCorrect }: Props) {
  const say = useText();
  const words = useWords();
  const age = useAge();
  const { person } = useSession();
  const [open, setOpen] = useState(false);
  const details = useId();
  const today = new Date().toISOString().slice(0, 10);
  const relationship = words('words.value.relationship', member.relationship);
  const name = member.name ?? relationship;
  const subject = { id: member.id, label: name };
  const seesPhotos =
    !view.withheld.includes('identity') && STAFF_ROLES.some((role) => person.roles.includes(role));
  const hidden = <Box color="text-body-secondary">{say('cases.withheld.value')}</Box>;
  return (
    <li className={member.status === 'active' ? 'member' : 'member member-gone'}>
      <dl className="member-facts">
        <Cell label={say('cases.members.who')} className="member-who">
          {seesPhotos && !open && <PersonPhoto recordId={view.case.id} person={subject} small />}
          <div>
            <b>
              <bdi>{name}</bdi>
            </b>{' '}
            {member.status !== 'active' && (
              <Badge color="grey">{words('words.value.person-status', member.status)}</Badge>
            )}
            <Reading latin={view.latin[member.id]} of={member.name} />
            {member.name !== undefined && <Box color="text-body-secondary">{relationship}</Box>}
          </div>
        </Cell>
        <Cell label={say('cases.members.age')}>
          {member.birthDate === undefined
            ? hidden
            : age(member.birthDate, member.birthDateEstimated === true, today)}
          {member.sex && <Box color="text-body-secondary">{words('words.value.sex', member.sex)}</Box>}
        </Cell>
        <Cell label={say('cases.field.needs')}>
          {member.needs === undefined
            ? hidden
            : member.needs.length === 0
              ? say('cases.none')
              : member.needs.map((need) => words('words.value.need', need)).join(say('cases.list.and'))}
        </Cell>
        <Cell label={say('cases.field.health')}>
          <HealthStatus view={view} member={member} today={today} />
        </Cell>
        <Cell label={say('cases.members.papers')}>
          <PapersStatus view={view} member={member} today={today} />
        </Cell>
      </dl>
      <div className="member-actions">
        <Button
          variant="inline-link"
          ariaExpanded={open}
          ariaControls={details}
          ariaLabel={say(open ? 'cases.members.less.of' : 'cases.members.more.of', { name })}
          onClick={() => setOpen(!open)}
        >
          {say(open ? 'cases.members.less' : 'cases.members.more')}
        </Button>
        {onCorrect && (
          <Button
            variant="inline-link"
            onClick={() => onCorrect(member)}
            ariaLabel={say('cases.correct.of', { name })}
          >
            {say('cases.do.correct')}
          </Button>
        )}
      </div>
      <div id={details} className="member-details" hidden={!open}>
        {open && (
          <SpaceBetween size="s">
            {seesPhotos && <PersonPhoto recordId={view.case.id} person={subject} />}
            {seesPhotos && member.status === 'active' && may(person, view, STAFF_ROLES) && (
              <PhotoActions recordId={view.case.id} person={subject} />
            )}
            <MemberFacts view={view} member={member} />
          </SpaceBetween>
        )}
      </div>
    </li>
  );
}

interface CellProps {
  readonly label: string;
  readonly className?: string;
  readonly children: ReactNode;
}

const Cell = ({ label, className = '', children }: CellProps) => (
  <div className={className}>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);
