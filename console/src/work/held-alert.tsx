import Alert from '@cloudscape-design/components/alert';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { useSession } from '../session/use-session.ts';
import { PlainValue } from './plain-value.tsx';
import { TakeBackButton } from './take-back-button.tsx';
import type { ItemView } from './use-item.ts';
import { useStaff } from './use-staff.ts';

interface Props {
  readonly item: ItemView;
  nameOf(personId: string): string;
}

/** A decision on this item that has not taken effect: until when it can be taken back, or why it came to nothing. */
export function HeldAlert({ item, nameOf }: Props) {
  return (
    <>
      <Waits item={item} />
      <TakenBack item={item} nameOf={nameOf} />
    </>
  );
}

function Waits({ item: { kind, workItemId, held } }: Pick<Props, 'item'>) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const { person } = useSession();
  const staff = useStaff();
  if (!held) return null;
  const { decision, by, at, releaseAt, secondsLeft } = held;
  const values = {
    ...{ decision: words(`words.decision.${kind}`, decision), who: staff.nameOf(by) },
    ...{ at: format.instant(at), until: format.instant(releaseAt) },
  };
  return (
    <Alert
      type="info"
      header={say('work.held.title')}
      action={
        by === person.id && <TakeBackButton key={releaseAt} {...{ workItemId, seconds: secondsLeft }} />
      }
    >
      {say('work.held', values)}
    </Alert>
  );
}

function TakenBack({ item: { kind, takenBack }, nameOf }: Props) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  if (!takenBack) return null;
  const { at, because, entered } = takenBack;
  const { decision, ...fields } = entered;
  return (
    <Alert
      type={because === null ? 'info' : 'warning'}
      header={say(because === null ? 'work.taken-back.title' : 'work.not-carried-out.title', {
        at: format.instant(at),
      })}
    >
      {because !== null && <p>{words('api', `${because}.title`)}</p>}
      {say('work.taken-back.entered', { decision: words(`words.decision.${kind}`, String(decision)) })}
      <ul>
        {Object.entries(fields).map(([name, value]) => (
          <li key={name}>
            {words('words.field', name)}: <PlainValue name={name} value={value} nameOf={nameOf} />
          </li>
        ))}
      </ul>
    </Alert>
  );
}
