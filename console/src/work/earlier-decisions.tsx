import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useText, useWords } from '../i18n/use-text.ts';
import { When } from '../i18n/when.tsx';
import { PlainValue } from './plain-value.tsx';
import { Holder } from './queue-cells.tsx';
import type { ItemView } from './use-item.ts';
import { useStage } from './use-stage.ts';

type Earlier = NonNullable<ItemView['matter']>['earlier'];

interface Props {
  readonly earlier: Earlier;
  nameOf(personId: string): string | undefined;
  /** The name to show for the person who decided. */
  who(id: string): string;
}

/** Who decided what before, when and why, with the notes. */
export function EarlierDecisions({ earlier, nameOf, who }: Props) {
  return (
    <SpaceBetween size="m">
      {earlier.map((one) => (
        <Earlier key={one.workItemId} one={one} nameOf={nameOf} who={who} />
      ))}
    </SpaceBetween>
  );
}

function Earlier({ one, nameOf, who }: { one: Earlier[number] } & Pick<Props, 'nameOf' | 'who'>) {
  const say = useText();
  const words = useWords();
  const stageOf = useStage();
  const { kind, subject, decision, at, reasonCode, note, fields } = one;
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
        {stageOf(one)} · <When at={at} /> · <Decider one={one} who={who} />
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

/** Who decided; for an undisclosed office, only the role. */
function Decider({ one: { by, role, office }, who }: { one: Earlier[number] } & Pick<Props, 'who'>) {
  const say = useText();
  const words = useWords();
  if (by === null || office === null)
    return <>{say('desk.who.elsewhere', { role: words('words.role', role) })}</>;
  return <Holder assignee={by} name={who(by)} />;
}
