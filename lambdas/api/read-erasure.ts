import { ReadErasure } from '../../contracts/api/rights.ts';
import { previewErasure } from '../../domain/rights/erasure.ts';
import { backupsUntil } from '../../domain/rights/ledger.ts';
import { leftoversOf } from '../../domain/rights/leftovers.ts';
import { previewOfSponsor } from '../../domain/sponsorship/erase-sponsor.ts';
import { apiHandler } from '../middleware/api.ts';
import { alsoIn } from '../services/also-in.ts';
import { readRightsOf } from '../services/rights-owners.ts';
import { theStore } from '../services/the-store.ts';

export const handler = apiHandler(ReadErasure, async (request) => {
  const { params, query, command } = request;
  const file = await readRightsOf(params.recordId, request);
  const preview =
    'case' in file
      ? previewErasure(file, query)
      : previewOfSponsor({ ...file, hosting: (await theStore().hostedBy(params.recordId)).open });
  const elsewhere = 'case' in file ? await alsoIn(file, query.personId, request) : [];
  const leftovers = leftoversOf({ at: command.at, backupsUntil: backupsUntil(command.at) });
  return { recordId: params.recordId, ...preview, elsewhere, leftovers };
});
