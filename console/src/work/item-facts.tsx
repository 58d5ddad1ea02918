import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { useWho } from '../desk/use-who.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import { askedOf } from './consent-facts.tsx';
import { OwnerLink } from './owner-link.tsx';
import { Due, Holder } from './queue-cells.tsx';
import type { ItemView } from './use-item.ts';
import { useNow } from './use-now.ts';
import { useStage } from './use-stage.ts';

interface Props {
  readonly item: ItemView;
  /** The name of the person that it is about. */
  readonly subject: string | undefined;
}

/** What a work item is about, who has it and until when. */
export function ItemFacts({ item, subject }: Props) {
  const say = useText();
  const stageOf = useStage();
  const who = useWho(item.people);
  const format = useFormat();
  const now = useNow();
  const about = subject === undefined ? [] : [{ label: say('work.subject'), value: <bdi>{subject}</bdi> }];
  return (
    <Container header={<Header variant="h2">{say('work.facts')}</Header>}>
      <KeyValuePairs
        columns={3}
        items={[
          ...(askedOf(item)
            ? []
            : [
                {
                  label: say(item.sponsor ? 'work.sponsor' : 'work.column.case'),
                  value: <OwnerLink owner={item} />,
                },
              ]),
          { label: say('work.stage'), value: stageOf(item) },
          ...about,
          {
            label: say('work.column.due'),
            value: <Due dueAt={item.dueAt} escalated={item.escalated} now={now} />,
          },
          { label: say('work.opened'), value: format.instant(item.openedAt) },
          { label: say('work.column.holder'), value: <Held item={item} who={who} /> },
        ]}
      />
    </Container>
  );
}

function Held({ item: { assignee }, who }: { item: ItemView; who(id: string): string }) {
  return assignee === null ? (
    <Holder assignee={undefined} />
  ) : (
    <Holder assignee={assignee} name={who(assignee)} />
  );
}
