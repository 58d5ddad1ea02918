import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useNavigate } from 'react-router';
import { useText } from '../i18n/use-text.ts';
import { PersonChoice } from './person-choice.tsx';

/** For auditors: what one of the staff did. */
export function PersonFinder() {
  const say = useText();
  const navigate = useNavigate();
  return (
    <Container header={<Header variant="h2">{say('audit.person')}</Header>}>
      <PersonChoice
        label={say('audit.person.name')}
        description={say('audit.person.hint')}
        chosen={undefined}
        onChoose={(person) => void navigate(`/people/${person}/acts`)}
      />
    </Container>
  );
}
