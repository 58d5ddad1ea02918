import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type * as z from 'zod';
import type { ImportIntake as Contract } from '../../../../contracts/api/intake.ts';
import { ImportIntake } from '../../../../contracts/api/intake.ts';
import type { IntakeContent } from '../../../../domain/intake/intake-text.ts';
import { contentOfText } from '../../../../domain/intake/intake-text.ts';
import { ApiProblem } from '../../api/api-problem.ts';
import { useCall } from '../../api/use-call.ts';
import { CASES } from '../list/use-cases.ts';

export type ImportPart = z.infer<(typeof Contract)['answer']>;

/** Households of one call: small enough that progress is seen. */
const PART = 25;

interface Wanted {
  readonly file: File;
  readonly start: boolean;
}

/** What a file says, as the route takes it; JSON that cannot be read is refused as such. */
export async function contentOf(file: Pick<File, 'text'>): Promise<IntakeContent> {
  const content = contentOfText(await file.text());
  if (content === undefined) throw new ApiProblem('InvalidInput', 400);
  return content;
}

/**
 * Imports a file part by part, because a call registers some hundred households at most. A part that was sent twice
 * registers nothing twice: a household that is there already is told as such.
 */
export function useImport() {
  const call = useCall();
  const queries = useQueryClient();
  const [progress, setProgress] = useState(0);
  const [done, setDone] = useState(0);
  const mutation = useMutation({
    mutationFn: async ({ file, start }: Wanted): Promise<ImportPart> => {
      setProgress(0);
      setDone(0);
      const content = await contentOf(file);
      const households: ImportPart['households'] = [];
      for (let from = 0; ; ) {
        const part = await call(ImportIntake, { body: { ...content, start, from, most: PART } });
        households.push(...part.households);
        setDone(households.length);
        setProgress(part.total === 0 ? 100 : Math.round((100 * households.length) / part.total));
        if (part.next === null) return { ...part, households };
        from = part.next;
      }
    },
    onSettled: () => queries.invalidateQueries({ queryKey: [...CASES, 'list'] }),
  });
  return { ...mutation, progress, done };
}
