import { SetHold } from '../../contracts/api/rights.ts';
import type { LegalHold } from '../../domain/case/legal-hold.ts';
import { setHold } from '../../domain/rights/hold.ts';
import { apiHandler } from '../middleware/api.ts';
import { changeRightsOf } from '../services/rights-owners.ts';

export const handler = apiHandler(SetHold, (request) => {
  const { params, body, command } = request;
  const decide = ({ holds }: { readonly holds: readonly LegalHold[] }) =>
    setHold({ id: params.recordId, holds }, body, command);
  return changeRightsOf(params.recordId, request, { ofCase: decide, ofSponsor: decide });
});
