import { ListAnchors } from '../../contracts/api/audit.ts';
import { apiHandler } from '../middleware/api.ts';
import { newestAnchors, vanishedAt } from '../services/anchor-archive.ts';

export const handler = apiHandler(ListAnchors, async ({ store }) => {
  const anchors = await newestAnchors();
  const named = await Promise.all(anchors.map(vanishedAt));
  const check = await store.archiveCheck();
  const archive = check ? { at: check.at, gaps: check.gaps } : null;
  return { anchors, vanished: [...new Set(named.flat())], archive };
});
