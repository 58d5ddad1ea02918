import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ListRights } from '../../../contracts/api/rights.ts';
import type { Answer } from '../api/call.ts';
import { useCall } from '../api/use-call.ts';
import { CASES } from '../cases/list/use-cases.ts';
import { SPONSORS } from '../sponsors/use-sponsors.ts';

export type Rights = Answer<typeof ListRights>;
export type RightsRequest = Rights['requests'][number];
export type LegalHold = Rights['holds'][number];

/** A member whom a request can be about. */
export interface Subject {
  readonly id: string;
  readonly label: string;
}

const RIGHTS = 'rights';

/** What was asked about the data of a case or sponsor, and its legal holds. */
export function useRights(recordId: string) {
  const call = useCall();
  return useQuery({
    queryKey: [RIGHTS, recordId],
    queryFn: ({ signal }) => call(ListRights, { params: { recordId }, signal }),
  });
}

/** Has them read again, with the record that shows what stands. */
export function useRightsAgain(recordId: string): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await Promise.all(
      [[RIGHTS, recordId], [...CASES, 'one', recordId], [...CASES, 'timeline', recordId], [...SPONSORS]].map(
        (queryKey) => queries.invalidateQueries({ queryKey }),
      ),
    );
  };
}
