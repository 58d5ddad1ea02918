import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useId } from 'react';
import { useKeys } from '../app/use-keys.ts';
import { useText } from '../i18n/use-text.ts';
import { useSecondsLeft } from './use-seconds-left.ts';
import { useTakeBack } from './use-take-back.ts';

interface Props {
  readonly workItemId: string;
  /** That it was decided, as a sentence. */
  readonly told: string;
  /** How long it can be taken back. */
  readonly seconds: number;
}

/** Tells that a decision was made and takes it back, also by key, wherever the person has gone meanwhile. */
export function DecidedNote({ workItemId, told, seconds }: Props) {
  const say = useText();
  const time = useId();
  const left = useSecondsLeft(seconds);
  const { mutate, isPending } = useTakeBack(workItemId);
  const over = left === 0;
  useKeys(over || isPending ? {} : { z: () => mutate() });
  if (over) return told;
  return (
    <SpaceBetween size="xs">
      <span>{say('work.take-back.told', { what: told })}</span>
      <SpaceBetween direction="horizontal" size="xs" alignItems="center">
        <Button loading={isPending} onClick={() => mutate()} ariaDescribedby={time}>
          {say('work.take-back')}
        </Button>
        <span id={time} hidden>
          {say('work.take-back.time', { seconds })}
        </span>
        {/* A screen reader hears once how long it lasts, not each second. */}
        <span aria-hidden="true">{say('work.take-back.left', { seconds: left })}</span>
      </SpaceBetween>
    </SpaceBetween>
  );
}
