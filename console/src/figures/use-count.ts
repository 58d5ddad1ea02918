import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { CountStatistics } from '../../../contracts/api/releases.ts';
import { useCall } from '../api/use-call.ts';
import type { Counted, Definition } from './use-releases.ts';

/** Counts, call by call, until all is counted; `cases` says how far it is. */
export function useCount() {
  const call = useCall();
  const [cases, setCases] = useState(0);
  const count = useMutation({
    mutationFn: async (definition: Definition): Promise<Counted> => {
      setCases(0);
      let answer = await call(CountStatistics, { body: { definition }, key: crypto.randomUUID() });
      while (!answer.done) {
        setCases(answer.cases);
        answer = await call(CountStatistics, {
          body: { countId: answer.countId },
          key: crypto.randomUUID(),
        });
      }
      return answer;
    },
  });
  return { count, cases };
}
