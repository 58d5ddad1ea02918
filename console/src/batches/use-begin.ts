import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { useNavigate } from 'react-router';
import { BeginBatch } from '../../../contracts/api/batches.ts';
import type { CallInput } from '../api/call.ts';
import { useCall } from '../api/use-call.ts';
import { oneShotKey } from '../api/use-write.ts';
import { useTell } from '../app/notes.tsx';
import { useText } from '../i18n/use-text.ts';

export type Asked = CallInput<typeof BeginBatch>['body'];

/** Begins a batch, says what it had no room for, and goes to see what becomes of each. */
export function useBegin() {
  const say = useText();
  const tell = useTell();
  const call = useCall();
  const navigate = useNavigate();
  const { current: key } = useRef(oneShotKey());
  return useMutation({
    mutationFn: (body: Asked) => call(BeginBatch, { body, key: key.key }),
    onSuccess: ({ batchId, count, left }) => {
      key.clear();
      if (left > 0) tell({ type: 'warning', text: say('batches.left', { count, left }) });
      navigate(`/work/batches/${batchId}`);
    },
    onError: () => key.renewKey(),
  });
}
