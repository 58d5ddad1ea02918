import { caseKey } from '../../contracts/table.ts';
import type { Case, CaseRecord, CaseStages } from '../../domain/case/case.ts';
import { officesOf } from '../../domain/case/case-file.ts';
import type { CaseOverview } from '../../domain/case/case-overview.ts';
import type { Programme } from '../../domain/policy/policy.ts';
import type { BoundCase } from '../../registry/dry-run.ts';
import { listCaseIds, overviewNow } from './case-list.ts';
import { loadEntities } from './case-store.ts';
import type { Table } from './dynamodb.ts';
import { findPolicy } from './policy-store.ts';

const OPEN = ['registered', 'active', 'closing'] as const;
/** A case record and its stages count as two of the hundred items of one read. */
const AT_ONCE = 50;

async function bind(table: Table, ids: readonly string[]): Promise<BoundCase[]> {
  const keys = ids.flatMap((id) => ['case', 'case#stages'].map((sk) => ({ pk: caseKey(id), sk })));
  const found = keys.length === 0 ? [] : await loadEntities(table, keys);
  const stages = new Map(
    found
      .filter((one): one is CaseStages => one.type === 'case-stages')
      .map((one) => [one.caseId, one.stages]),
  );
  const caseRecords = found.filter(
    (one): one is CaseRecord => one.type === 'case' && one.status !== 'closed',
  );
  return Promise.all(
    caseRecords.map(async (stored) => {
      const caseRecord: Case = { ...stored, stages: stages.get(stored.id) ?? stored.stages ?? {} };
      const overview: CaseOverview = caseRecord.overview ?? (await overviewNow(table, caseRecord.id));
      return {
        caseRecord,
        overview,
        policy: await findPolicy(table, caseRecord.programme, caseRecord.policyVersion),
      };
    }),
  );
}

/**
 * Open cases of a programme with the policies that they keep: those of these offices, and of the destination offices
 * of their cases. Reads grow with the cases; at most `most` are examined, and `complete` says whether that was all.
 */
export async function openCases(
  table: Table,
  programme: Programme,
  offices: readonly string[],
  most: number,
): Promise<{ cases: BoundCase[]; complete: boolean }> {
  const found = new Map<string, BoundCase>();
  const known = new Set(offices);
  for (const office of known)
    for (const status of OPEN) {
      let cursor: string | undefined;
      do {
        const page = await listCaseIds(table, { office, status, programme }, AT_ONCE, cursor);
        for (const one of await bind(
          table,
          page.items.filter((id) => !found.has(id)),
        )) {
          if (found.size === most) return { cases: [...found.values()], complete: false };
          found.set(one.caseRecord.id, one);
          for (const office of officesOf(one.caseRecord)) known.add(office);
        }
        cursor = page.cursor;
      } while (cursor !== undefined);
    }
  return { cases: [...found.values()], complete: true };
}
