import { ListAnchors } from '../../contracts/api/audit.ts';
import { apiHandler } from '../middleware/api.ts';
import { newestAnchors, vanishedAt } from '../services/anchors.ts';

export const handler = apiHandler(ListAnchors, async () => {
  const anchors = await newestAnchors();
  const [newest] = anchors;
  return { anchors, vanished: newest ? await vanishedAt(newest) : [] };
});
