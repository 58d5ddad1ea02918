import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { useTakeBack } from './use-take-back.ts';

interface Props {
  readonly workItemId: string;
  /** How many seconds were left when it was shown. */
  readonly seconds: number;
  /** What it is called where several stand together. */
  readonly label?: string;
  /** Whether the key `z` does it too. */
  readonly hasKey?: boolean;
}

/** Takes a decision back, with the seconds left; nothing once they are over. */
export function TakeBackButton({ workItemId, seconds, label, hasKey = false }: Props) {
  const say = useText();
  const left = useSecondsLeft(seconds);
  const { mutate, isPending, isSuccess } = useTakeBack(workItemId);
  const over = left === 0 || isSuccess;
  useKeyZ(() => mutate(), hasKey && !over && !isPending);
  if (over) return null;
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

/** Counts down from the seconds that the server said, whatever the clock of this machine shows. */
function useSecondsLeft(seconds: number): number {
  const [until] = useState(() => performance.now() + seconds * 1000);
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const timer = setInterval(() => {
      const now = Math.max(0, Math.ceil((until - performance.now()) / 1000));
      setLeft(now);
      if (now === 0) clearInterval(timer);
    }, 250);
    return () => clearInterval(timer);
  }, [until]);
  return left;
}

const WRITES = 'input, textarea, select, [contenteditable="true"], [role="combobox"], [role="dialog"] *';

function useKeyZ(act: () => void, wanted: boolean): void {
  useEffect(() => {
    if (!wanted) return;
    const onKey = (event: KeyboardEvent) => {
      const other = event.ctrlKey || event.metaKey || event.altKey || event.repeat;
      // On keyboards of other scripts the key in its place counts.
      const isZ = event.key.toLowerCase() === 'z' || (event.code === 'KeyZ' && !/^[a-z]$/i.test(event.key));
      if (other || !isZ || (event.target as Element | null)?.closest(WRITES)) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
}
