import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { PlainValue } from './plain-value.tsx';
import { Holder } from './queue-cells.tsx';
import type { ItemView } from './use-item.ts';

type Earlier = NonNullable<ItemView['matter']>['earlier'];

interface Props {
  readonly earlier: Earlier;
  nameOf(personId: string): string | undefined;
}

/** Who decided what before, when and why, with the notes that were kept. */
export function EarlierDecisions({ earlier, nameOf }: Props) {
  const say = useText();
  return (
    <Container header={<Header variant="h2">{say('work.matter.earlier')}</Header>}>
      <SpaceBetween size="m">
        {earlier.map((one) => (
          <Earlier key={one.workItemId} one={one} nameOf={nameOf} />
        ))}
      </SpaceBetween>
    </Container>
  );
}

function Earlier({ one, nameOf }: { one: Earlier[number]; nameOf: Props['nameOf'] }) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const { kind, stage, subject, decision, by, at, reasonCode, note, fields } = one;
  const about = subject === null ? undefined : nameOf(subject);
  return (
    <div>
      <Box fontWeight="bold">
        {words('words.kind', kind)}
        {about !== undefined && (
          <>
            {' · '}
            <bdi>{about}</bdi>
          </>
        )}
        {': '}
        {words(`words.decision.${kind}`, decision)}
      </Box>
      <Box color="text-body-secondary">
        {words('words.stage', stage)} · {format.instant(at)} · <Holder assignee={by} />
      </Box>
      <ul>
        {reasonCode !== null && (
          <li>
            {words('words.field', 'reasonCode')}: {words('words.reason', reasonCode)}
          </li>
        )}
        {Object.entries(fields).map(([name, value]) => (
          <li key={name}>
            {words('words.field', name)}: <PlainValue name={name} value={value} nameOf={nameOf} />
          </li>
        ))}
      </ul>
      {note !== null && (
        <p dir="auto" className="as-written">
          {say('work.matter.note')} {note}
        </p>
      )}
    </div>
  );
}
