import { LiftHold } from '../../contracts/api/rights.ts';
import type { LegalHold } from '../../domain/case/legal-hold.ts';
import { liftHold } from '../../domain/rights/hold.ts';
import { apiHandler } from '../middleware/api.ts';
import { changeRightsOf } from '../services/rights-owners.ts';

export const handler = apiHandler(LiftHold, (request) => {
  const { params, body, command } = request;
  const decide = ({ holds }: { readonly holds: readonly LegalHold[] }) =>
    liftHold(holds, params.holdId, body.reasonCode, command);
  return changeRightsOf(params.recordId, request, { ofCase: decide, ofSponsor: decide });
});
