import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { CountStatistics } from '../../../contracts/api/releases.ts';
import { useCall } from '../api/use-call.ts';
import type { Counted, Definition } from './use-releases.ts';

/** Counts, call by call, until all is counted; `cases` says how far it is. `refresh` counts again what has changed since. */
export function useCount() {
  const call = useCall();
  const [cases, setCases] = useState(0);
  const refresh = async (countId: string): Promise<Counted> => {
    for (;;) {
      const answer = await call(CountStatistics, { body: { countId }, key: crypto.randomUUID() });
      if (answer.done) return answer;
      setCases(answer.cases);
    }
  };
  const count = useMutation({
    mutationFn: async (definition: Definition): Promise<Counted> => {
      setCases(0);
      const first = await call(CountStatistics, { body: { definition }, key: crypto.randomUUID() });
      if (first.done) return first;
      setCases(first.cases);
      return refresh(first.countId);
    },
  });
  return { count, cases, refresh };
}
