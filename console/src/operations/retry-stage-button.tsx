import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { DecideWorkItem } from '../../../contracts/api/work-items.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useCall } from '../api/use-call.ts';
import { oneShotKey, useWrite } from '../api/use-write.ts';
import { useTell } from '../app/notes.tsx';
import { useText } from '../i18n/use-text.ts';

/** Has a failed stage tried again, once the supervisor has read what that means. */
export function RetryStageButton({ workItemId, caseId }: { workItemId: string; caseId: string }) {
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
        ariaLabel={say('operations.retry.of', { caseId })}
        onClick={() => setAsking(true)}
      >
        {say('operations.retry')}
      </Button>
      <Modal
        visible={asking}
        onDismiss={() => setAsking(false)}
        header={say('operations.retry.title')}
        footer={
          <Box float="right">
            <SpaceBetween size="xs" direction="horizontal">
              <Button variant="link" onClick={() => setAsking(false)}>
                {say('executions.cancel')}
              </Button>
              <Button variant="primary" loading={write.isPending} onClick={() => write.mutate()}>
                {say('operations.retry')}
              </Button>
            </SpaceBetween>
          </Box>
        }
      >
        <SpaceBetween size="m">
          <Box variant="p">{say('operations.retry.meaning')}</Box>
          <Box>
            <span className="identifier">{caseId}</span>
          </Box>
          <ProblemAlert problem={write.error} />
        </SpaceBetween>
      </Modal>
    </>
  );
}
