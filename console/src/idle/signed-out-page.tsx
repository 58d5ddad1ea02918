import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useRef } from 'react';
import { useText } from '../i18n/use-text.ts';

export interface Ended {
  readonly by: 'idle' | 'sign-out';
  readonly minutes: number;
}

/** What stands there instead of everything once a sign-in has ended by itself. */
export function SignedOutPage({ by, minutes, onAgain }: Ended & { onAgain(): void }) {
  const say = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = 'Kinbridge';
    heading.current?.focus();
  }, []);
  return (
    <main>
      <Box margin="xxl">
        <SpaceBetween size="m">
          <h1 ref={heading} tabIndex={-1}>
            {say('idle.over.title')}
          </h1>
          <Box>{by === 'idle' ? say('idle.over.why', { minutes }) : say('idle.over.elsewhere')}</Box>
          {by === 'idle' && <Box>{say('idle.over.kept')}</Box>}
          <Button variant="primary" onClick={onAgain}>
            {say('idle.over.again')}
          </Button>
        </SpaceBetween>
      </Box>
    </main>
  );
}
