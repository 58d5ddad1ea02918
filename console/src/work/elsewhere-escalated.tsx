import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import { useCounts } from './use-queue.ts';

/** What an empty queue does not show a supervisor: other roles' work that is escalated to them. */
export function ElsewhereEscalated({ onShow }: { onShow(): void }) {
  const say = useText();
  const format = useFormat();
  const escalated = useCounts().data?.escalated;
  if (!escalated || escalated.count === 0) return null;
  const count = format.number(escalated.count);
  return (
    <Alert type="warning" action={<Button onClick={onShow}>{say('work.escalated.show')}</Button>}>
      {say('work.escalated.waits', {
        number: escalated.count,
        count: escalated.atLeast ? say('work.more-than', { count }) : count,
      })}
    </Alert>
  );
}
