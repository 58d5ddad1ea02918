import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { RedriveExecution } from '../../../contracts/api/executions.ts';
import { useCall } from '../api/use-call.ts';
import { oneShotKey, useWrite } from '../api/use-write.ts';
import { Dialog } from '../app/dialog.tsx';
import { useTell } from '../app/notes.tsx';
import { useText } from '../i18n/use-text.ts';

/** Redrives a failed execution, after the supervisor has read what that means. */
export function RedriveButton({ executionId }: { executionId: string }) {
  const say = useText();
  const call = useCall();
  const tell = useTell();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const { current: key } = useRef(oneShotKey());
  const write = useWrite(key, {
    send: (sentKey) => call(RedriveExecution, { params: { executionId }, key: sentKey }),
    onDone: () => {
      setAsking(false);
      tell({ type: 'success', text: say('executions.redriven') });
      void queries.invalidateQueries({ queryKey: ['executions'] });
    },
  });
  return (
    <>
      <Button onClick={() => setAsking(true)}>{say('executions.redrive')}</Button>
      {asking && (
        <Dialog
          title={say('executions.redrive.title')}
          go={say('executions.redrive')}
          busy={write.isPending}
          problem={write.error}
          onGo={() => write.mutate()}
          onClose={() => setAsking(false)}
        >
          <Box variant="p">{say('executions.redrive.meaning')}</Box>
        </Dialog>
      )}
    </>
  );
}
