import { ListAnchors } from '../../contracts/api/audit.ts';
import { apiHandler } from '../middleware/api.ts';
import { newestAnchors } from '../services/anchors.ts';

export const handler = apiHandler(ListAnchors, async () => ({ anchors: await newestAnchors() }));
