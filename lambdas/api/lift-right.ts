import { LiftRight } from '../../contracts/api/rights.ts';
import type { RightsRequest } from '../../domain/case/rights-request.ts';
import { liftRight } from '../../domain/rights/decide-right.ts';
import { apiHandler } from '../middleware/api.ts';
import { changeRightsOf } from '../services/rights-owners.ts';

export const handler = apiHandler(LiftRight, (request) => {
  const { params, body, command } = request;
  const decide = ({ rights }: { readonly rights: readonly RightsRequest[] }) =>
    liftRight(rights, params.requestId, body.reasonCode, command);
  return changeRightsOf(params.recordId, request, { ofCase: decide, ofSponsor: decide });
});
