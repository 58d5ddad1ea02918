import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ListIntakeImports, UndoIntakeImport } from '../../../../contracts/api/intake-imports.ts';
import type { Answer } from '../../api/call.ts';
import { useCall } from '../../api/use-call.ts';
import { CASES } from '../list/use-cases.ts';

export const IMPORTS = ['intake-imports'] as const;
export type Undone = Pick<Answer<typeof UndoIntakeImport>, 'undone' | 'kept'>;

/** Imports of the office that can still be undone. */
export function useImports() {
  const call = useCall();
  const { data } = useQuery({
    queryKey: IMPORTS,
    queryFn: ({ signal }) => call(ListIntakeImports, { signal }),
  });
  return data?.imports ?? [];
}

/** Takes back what an import registered, call by call until its last case. */
export function useUndo() {
  const call = useCall();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (importId: string): Promise<Undone> => {
      const all: { undone: string[]; kept: Undone['kept'] } = { undone: [], kept: [] };
      for (let after: string | null | undefined; after !== null; ) {
        const answer: Answer<typeof UndoIntakeImport> = await call(UndoIntakeImport, {
          params: { importId },
          body: after === undefined ? {} : { after },
        });
        all.undone.push(...answer.undone);
        all.kept.push(...answer.kept);
        after = answer.next;
      }
      return all;
    },
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: IMPORTS });
      await queries.invalidateQueries({ queryKey: [...CASES, 'list'] });
    },
  });
}
