import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { useText } from '../i18n/use-text.ts';

/** That the time of a record is over and somebody has to decide: the way to the task, for those who decide it. */
export function ReviewLine({ task }: { readonly task: string | undefined }) {
  const say = useText();
  const follow = useFollow();
  if (task === undefined) return null;
  return (
    <Alert
      type="warning"
      action={
        <Button href={hrefOf(`/work/${task}`)} onFollow={follow}>
          {say('rights.review.decide')}
        </Button>
      }
    >
      {say('rights.review.waits')}
    </Alert>
  );
}
