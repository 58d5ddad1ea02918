import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { usePaperLine } from '../cases/case/identity-facts.tsx';
import { useText } from '../i18n/use-text.ts';
import type { ItemView } from './use-item.ts';

interface Props {
  readonly item: ItemView;
  nameOf(personId: string): string;
}

/** Whose paper expires, which it is and until when it is valid, as the person's record has it now. */
export function ExpiringPaperFacts({ item, nameOf }: Props) {
  const say = useText();
  const paperLine = usePaperLine();
  const { expiringPapers, subject, status } = item;
  if (expiringPapers === null || subject === null) return null;
  const isOpen = status === 'open' || status === 'claimed';
  return (
    <Container header={<Header variant="h2">{say('work.matter.paper')}</Header>}>
      <Box fontWeight="bold">
        <bdi>{nameOf(subject)}</bdi>
      </Box>
      {expiringPapers.length === 0 && <p>{say('work.matter.paper.none')}</p>}
      <ul>
        {expiringPapers.map((paper) => (
          <li key={`${paper.country} ${paper.expiresOn}`}>{paperLine(paper)}</li>
        ))}
      </ul>
      {isOpen && expiringPapers.length > 0 && (
        <Box color="text-body-secondary">{say('work.matter.paper.how')}</Box>
      )}
    </Container>
  );
}
