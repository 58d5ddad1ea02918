import { caseKey } from '../contracts/table.ts';
import type { Bundle } from '../domain/audit/bundle.ts';
import { seal } from '../domain/audit/chain.ts';
import { toItem } from '../lambdas/adapters/stored-item.ts';
import { openWorld } from '../scripts/attack/world.ts';
import { fetchBundle } from '../scripts/audit/fetch-bundle.ts';

/** How long a host in memory takes to export a case with so many entries, in milliseconds, and the bundle. */
export async function exported(entries: number): Promise<{ milliseconds: number; bundle: Bundle }> {
  const world = await openWorld();
  try {
    const { caseId } = await world.newCase();
    const head = (await world.items(caseId, 'case')).find(({ sk }) => sk === 'case');
    let end = head?.audit as { seq: number; hash: string };
    while (end.seq < entries) {
      const facts = [{ act: 'work-item.decided', details: { kind: 'visit' } }];
      const actor = { id: 'caseworker.amman', kind: 'staff' as const };
      const at = new Date(Date.UTC(2026, 0, 1, 0, 0, end.seq)).toISOString();
      const entry = seal(end, { caseId, at, actor, command: `command-${end.seq}`, facts });
      await world.put({ ...toItem(entry), pk: caseKey(caseId) });
      end = entry;
    }
    await world.put({ ...head, audit: { seq: end.seq, hash: end.hash } });
    const get = async (path: string) => (await world.call('GET', path, { user: 'auditor' })).body as unknown;
    const started = performance.now();
    const bundle = await fetchBundle(get, 'cases', caseId);
    return { milliseconds: performance.now() - started, bundle };
  } finally {
    await world.close();
  }
}
