import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { CountProgramme } from '../../../contracts/api/programme-figures.ts';
import { addedUp, type Part } from '../../../domain/statistics/flow/part.ts';
import { useCall } from '../api/use-call.ts';
import { monthBefore, type Scope } from './scope.ts';

/** The figures of a scope: the parts added up. `so far` tells how many cases are counted while it goes on. */
export function useProgramme({ office, programme, until, months }: Scope) {
  const call = useCall();
  const [soFar, setSoFar] = useState(0);
  const read = useQuery({
    queryKey: ['statistics', 'programme', office ?? '', programme ?? '', until, months],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const parts: Part[] = [];
      const since = monthBefore(until, months - 1);
      let cursor: string | undefined;
      for (;;) {
        const answer = await call(CountProgramme, {
          query: { office, programme: programme as never, since, until, cursor },
          signal,
        });
        parts.push(answer.part as Part);
        setSoFar(parts.reduce((sum, { cases }) => sum + cases, 0));
        if (answer.cursor === null)
          return { at: answer.at, countries: answer.countries, part: addedUp(parts) };
        cursor = answer.cursor;
      }
    },
  });
  return { ...read, soFar };
}

export type Programme = NonNullable<ReturnType<typeof useProgramme>['data']>;
