import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { DecideWorkItem } from '../../../contracts/api/work-items.ts';
import { useCall } from '../api/use-call.ts';
import { oneShotKey, useWrite } from '../api/use-write.ts';
import { Dialog } from '../app/dialog.tsx';
import { useTell } from '../app/notes.tsx';
import { useText } from '../i18n/use-text.ts';

/** Retries a failed stage, after the supervisor has read what that means. */
export function RetryStageButton({ workItemId, called }: { workItemId: string; called: string }) {
  const say = useText();
  const call = useCall();
  const tell = useTell();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const { current: key } = useRef(oneShotKey());
  const write = useWrite(key, {
    send: (sentKey) =>
      call(DecideWorkItem, { params: { workItemId }, body: { decision: 'retry-stage' }, key: sentKey }),
    onDone: () => {
      setAsking(false);
      tell({ type: 'success', text: say('operations.retried') });
      for (const name of ['statistics', 'work-items', 'executions'])
        void queries.invalidateQueries({ queryKey: [name] });
    },
  });
  return (
    <>
      <Button
        variant="inline-link"
        ariaLabel={say('operations.retry.of', { caseId: called })}
        onClick={() => setAsking(true)}
      >
        {say('operations.retry')}
      </Button>
      {asking && (
        <Dialog
          title={say('operations.retry.title')}
          go={say('operations.retry')}
          busy={write.isPending}
          problem={write.error}
          onGo={() => write.mutate()}
          onClose={() => setAsking(false)}
        >
          <Box variant="p">{say('operations.retry.meaning')}</Box>
          <Box>
            <span className="identifier">{called}</span>
          </Box>
        </Dialog>
      )}
    </>
  );
}
