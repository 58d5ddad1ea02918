import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { AbsenceDialog } from './absence-dialog.tsx';

/** Records that somebody will be away. */
export function RecordButton() {
  const say = useText();
  const [asking, ask] = useState(false);
  return (
    <>
      <Button variant="primary" onClick={() => ask(true)}>
        {say('supervision.absence.record')}
      </Button>
      {asking && <AbsenceDialog onClose={() => ask(false)} />}
    </>
  );
}
