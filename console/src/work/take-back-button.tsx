import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useText } from '../i18n/use-text.ts';
import { useSecondsLeft } from './use-seconds-left.ts';
import { useTakeBack } from './use-take-back.ts';

interface Props {
  readonly workItemId: string;
  /** How many seconds were left when it was shown. */
  readonly seconds: number;
  /** What it is called where several stand together. */
  readonly label?: string;
}

/** Takes a decision back, with the seconds left; nothing once they are over. */
export function TakeBackButton({ workItemId, seconds, label }: Props) {
  const say = useText();
  const left = useSecondsLeft(seconds);
  const { mutate, isPending, isSuccess } = useTakeBack(workItemId);
  if (left === 0 || isSuccess) return null;
  return (
    <SpaceBetween direction="horizontal" size="xs" alignItems="center">
      <Button
        loading={isPending}
        onClick={() => mutate()}
        {...(label === undefined ? {} : { ariaLabel: label })}
      >
        {say('work.take-back')}
      </Button>
      {/* A screen reader hears once how long it lasts, not each second. */}
      <span aria-hidden="true">
        <Box variant="small" color="inherit">
          {say('work.take-back.left', { seconds: left })}
        </Box>
      </span>
    </SpaceBetween>
  );
}
