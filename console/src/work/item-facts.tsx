import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { askedOf } from './consent-facts.tsx';
import { OwnerLink } from './owner-link.tsx';
import { Due, Holder } from './queue-cells.tsx';
import type { ItemView } from './use-item.ts';
import { useNow } from './use-now.ts';

interface Props {
  readonly item: ItemView;
  /** The name of the person that it is about. */
  readonly subject: string | undefined;
}

/** What a work item is about, whose it is and until when. */
export function ItemFacts({ item, subject }: Props) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const now = useNow();
  const about = subject === undefined ? [] : [{ label: say('work.subject'), value: <bdi>{subject}</bdi> }];
  return (
    <Container header={<Header variant="h2">{say('work.facts')}</Header>}>
      <KeyValuePairs
        columns={4}
        items={[
          ...(askedOf(item)
            ? []
            : [
                {
                  label: say(item.sponsor ? 'work.sponsor' : 'work.column.case'),
                  value: <OwnerLink owner={item} />,
                },
              ]),
          { label: say('work.stage'), value: words('words.stage', item.stage) },
          ...about,
          {
            label: say('work.column.due'),
            value: <Due dueAt={item.dueAt} escalated={item.escalated} now={now} />,
          },
          { label: say('work.opened'), value: format.instant(item.openedAt) },
          { label: say('work.column.holder'), value: <Holder assignee={item.assignee ?? undefined} /> },
        ]}
      />
    </Container>
  );
}
