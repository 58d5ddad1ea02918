import { useText, useWords } from '../i18n/use-text.ts';
import { When } from '../i18n/when.tsx';
import { useSession } from '../session/use-session.ts';
import type { ItemView } from './use-item.ts';

interface Props {
  readonly item: Pick<ItemView, 'workItemId' | 'kind' | 'steps'>;
  who(id: string): string;
}

/** When this step was opened, who had it, what was urged, and how it ended before; the newest first. */
export function StepHistory({ item: { workItemId, kind, steps }, who }: Props) {
  const say = useText();
  const words = useWords();
  const { person } = useSession();
  const nameOf = (id: string) => (id === person.id ? say('work.holder.me') : who(id));
  return (
    <ol className="beside-steps">
      {steps.map((step) => (
        <li key={`${step.workItemId} ${step.act} ${step.at}`}>
          <When at={step.at} />
          <span>
            {say(`work.step.${step.act}`)}
            {step.decision !== null && <> · {words(`words.decision.${kind}`, step.decision)}</>}
            {step.to !== null && <> · {say('work.step.to', { who: nameOf(step.to) })}</>}
            {step.by !== null && (
              <>
                {' · '}
                <bdi>{nameOf(step.by)}</bdi>
              </>
            )}
            {step.workItemId !== workItemId && <> · {say('work.step.before')}</>}
          </span>
        </li>
      ))}
    </ol>
  );
}
