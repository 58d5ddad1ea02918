import { AskRight } from '../../contracts/api/rights.ts';
import { askRightOfCase } from '../../domain/rights/ask-right.ts';
import { askRightOfSponsor } from '../../domain/sponsorship/rights-of-sponsor.ts';
import { apiHandler } from '../middleware/api.ts';
import { changeRightsOf } from '../services/rights-owners.ts';

export const handler = apiHandler(AskRight, (request) =>
  changeRightsOf(request.params.recordId, request, {
    ofCase: (file) => askRightOfCase(file, request.body, request.command),
    ofSponsor: (file) => askRightOfSponsor(file, request.body, request.command),
  }),
);
