import { ReadAnchoring } from '../../contracts/api/audit.ts';
import { apiHandler } from '../middleware/api.ts';
import { anchoringNow } from '../services/anchoring.ts';

export const handler = apiHandler(ReadAnchoring, async () => ({ anchoring: await anchoringNow() }));
