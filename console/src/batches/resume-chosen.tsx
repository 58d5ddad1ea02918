import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { BeginBatch } from '../../../contracts/api/batches.ts';
import type { ExecutionRow } from '../../../contracts/api/executions.ts';
import { useCall } from '../api/use-call.ts';
import { oneShotKey } from '../api/use-write.ts';
import { Dialog } from '../app/dialog.tsx';
import { useText } from '../i18n/use-text.ts';

/** Lets the chosen executions go on from where they failed, after saying how many that is and what happens. */
export function ResumeChosen({ executions }: { executions: readonly ExecutionRow[] }) {
  const say = useText();
  const call = useCall();
  const navigate = useNavigate();
  const [asking, ask] = useState(false);
  const { current: key } = useRef(oneShotKey());
  const count = executions.length;
  const begin = useMutation({
    mutationFn: () =>
      call(BeginBatch, {
        body: { act: 'redrive', executions: executions.map(({ executionId }) => executionId) },
        key: key.key,
      }),
    onSuccess: ({ batchId }) => {
      key.clear();
      navigate(`/work/batches/${batchId}`);
    },
    onError: () => key.renewKey(),
  });
  return (
    <>
      <Button disabled={count === 0} onClick={() => ask(true)}>
        {say('batches.resume', { count })}
      </Button>
      {asking && (
        <Dialog
          title={say('batches.resume.title', { count })}
          go={say('batches.resume', { count })}
          busy={begin.isPending}
          problem={begin.error}
          onGo={() => begin.mutate()}
          onClose={() => ask(false)}
        >
          <Box variant="p">{say('batches.resume.meaning')}</Box>
        </Dialog>
      )}
    </>
  );
}
