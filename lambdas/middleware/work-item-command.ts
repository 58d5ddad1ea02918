import type * as z from 'zod';
import type { Route } from '../../contracts/api/route.ts';
import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import type { SponsorFile } from '../../domain/sponsorship/sponsor-file.ts';
import { refuseAtWork } from '../../domain/work-item/decide-work-item.ts';
import { changeOwner } from '../services/change-owner.ts';
import type { Request } from './api.ts';
import { apiHandler } from './api.ts';

type WorkItemParams = z.ZodType<{ workItemId: string }>;

/** A route that acts on a work item, in one commit, keeping the first answer for repeats. */
export const workItemCommandHandler = <
  P extends WorkItemParams,
  Q extends z.ZodType,
  B extends z.ZodType,
  A extends z.ZodType,
>(
  contract: Route<P, Q, B, A>,
  decide: (
    file: CaseFile | SponsorFile,
    request: Request<z.infer<P>, z.infer<Q>, z.infer<B>>,
  ) => Change<z.input<A>> | Promise<Change<z.input<A>>>,
) =>
  apiHandler(contract, async (request) => {
    const { command, store, params } = request;
    const decided = (file: CaseFile | SponsorFile) => {
      refuseAtWork(file, params.workItemId, command);
      return decide(file, request);
    };
    return changeOwner(store, params.workItemId, command, decided, true);
  });
