import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { RedriveExecution } from '../../../contracts/api/executions.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useCall } from '../api/use-call.ts';
import { oneShotKey, useWrite } from '../api/use-write.ts';
import { useTell } from '../app/notes.tsx';
import { useText } from '../i18n/use-text.ts';

/** Lets a failed execution go on, once the supervisor has read what that means. */
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
      <Modal
        visible={asking}
        onDismiss={() => setAsking(false)}
        header={say('executions.redrive.title')}
        footer={
          <Box float="right">
            <SpaceBetween size="xs" direction="horizontal">
              <Button variant="link" onClick={() => setAsking(false)}>
                {say('executions.cancel')}
              </Button>
              <Button variant="primary" loading={write.isPending} onClick={() => write.mutate()}>
                {say('executions.redrive')}
              </Button>
            </SpaceBetween>
          </Box>
        }
      >
        <SpaceBetween size="m">
          <Box variant="p">{say('executions.redrive.meaning')}</Box>
          <ProblemAlert problem={write.error} />
        </SpaceBetween>
      </Modal>
    </>
  );
}
