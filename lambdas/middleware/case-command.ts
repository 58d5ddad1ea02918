import type * as z from 'zod';
import type { Route } from '../../contracts/api/route.ts';
import { refuseErased, refuseReader } from '../../domain/case/access.ts';
import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import type { Request } from './api.ts';
import { apiHandler } from './api.ts';

type CaseParams = z.ZodType<{ caseId: string }>;

/**
 * A route that changes a case: for staff of its offices, in one commit, keeping the first answer for repeats of the
 * command.
 */
export const caseCommandHandler = <
  P extends CaseParams,
  Q extends z.ZodType,
  B extends z.ZodType,
  A extends z.ZodType,
>(
  contract: Route<P, Q, B, A>,
  decide: (
    file: CaseFile,
    request: Request<z.infer<P>, z.infer<Q>, z.infer<B>>,
  ) => Change<z.input<A>> | Promise<Change<z.input<A>>>,
) =>
  apiHandler(contract, async (request) => {
    const { actor, command, grant, store, params } = request;
    const decided = (file: CaseFile) => {
      refuseReader(file, actor, grant.reach, command.at);
      refuseErased(file);
      return decide(file, request);
    };
    return store.change(params.caseId, command, decided, true);
  });
