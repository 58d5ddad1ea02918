import './glance.css';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import { useText } from '../../i18n/use-text.ts';
import { MemberRow } from './member-row.tsx';
import type { CaseView, Member } from './use-case.ts';

/** The principal applicant first, then the others from the oldest on; members who died or left come last. */
const inOrder = (members: readonly Member[]): Member[] => {
  const place = ({ relationship, status, birthDate = '' }: Member): string =>
    `${status === 'active' ? 0 : 1} ${relationship === 'principal-applicant' ? 0 : 1} ${birthDate}`;
  return [...members].sort((a, b) => (place(a) < place(b) ? -1 : 1));
};

interface Props {
  readonly view: CaseView;
  onCorrect?(member: Member): void;
}

/** The household in one look: a row for each member, with everything else about them folded. */
export function Members({ view, onCorrect }: Props) {
  const say = useText();
  const count = view.persons.filter(({ status }) => status === 'active').length;
  return (
    <Container disableContentPaddings>
      <div className="members-head">
        <Box variant="h2" fontSize="heading-s">
          {say('cases.members.count', { count })}
        </Box>
        <span aria-hidden="true">{say('cases.members.age')}</span>
        <span aria-hidden="true">{say('cases.field.needs')}</span>
        <span aria-hidden="true">{say('cases.field.health')}</span>
        <span aria-hidden="true">{say('cases.members.papers')}</span>
      </div>
      <ul className="members" aria-label={say('cases.members')}>
        {inOrder(view.persons).map((member) => (
          <MemberRow key={member.id} view={view} member={member} {...(onCorrect ? { onCorrect } : {})} />
        ))}
      </ul>
    </Container>
  );
}
