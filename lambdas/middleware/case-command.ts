import type * as z from 'zod';
import { refuseOtherOffice } from '../../domain/case/access.ts';
import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import type { Request } from './api.ts';
import { apiHandler, CasePathSchema } from './api.ts';

type CasePath = z.ZodType<{ caseId: string }>;

/**
 * A route that commands something of a case: for staff of its offices, in one commit, with the first answer kept for
 * whoever repeats the command. Answers 202 when a workflow goes on with it, 200 when it is done.
 */
export const caseCommandHandler = <
  P extends CasePath = typeof CasePathSchema,
  B extends z.ZodType = z.ZodUnknown,
>(
  name: string,
  { path, body, status = 202 }: { path?: P; body?: B; status?: 200 | 202 },
  decide: (file: CaseFile, request: Request<z.infer<P>, unknown, z.infer<B>>) => Change,
) =>
  apiHandler(name, { path: (path ?? CasePathSchema) as P, ...(body ? { body } : {}) }, async (request) => {
    const { actor, command, store } = request;
    const decided = (file: CaseFile) => {
      refuseOtherOffice(file, actor);
      return decide(file, request as Request<z.infer<P>, unknown, z.infer<B>>);
    };
    return { status, body: await store.change(request.path.caseId, command, decided, true) };
  });
