import { caseKey } from '../../contracts/table.ts';
import type { Case, CaseRecord, CaseStages } from '../../domain/case/case.ts';
import { officesOf } from '../../domain/case/case-file.ts';
import type { Programme } from '../../domain/policy/policy.ts';
import type { BoundCase } from '../../registry/dry-run.ts';
import { isWhole, listCaseIds, overviewNow } from './case-list.ts';
import { loadEntities } from './case-store.ts';
import type { Table } from './dynamodb.ts';
import { findPolicy } from './policy-store.ts';

const OPEN = ['registered', 'active', 'closing'] as const;
/** A case record and its stages count as two of the hundred items of one read. */
const AT_ONCE = 50;

/** Cases by id with their stages and the policies that they keep; missing ones are left out. At most 50. */
export async function boundCases(table: Table, ids: readonly string[]): Promise<BoundCase[]> {
  const keys = ids.flatMap((id) => ['case', 'case#stages'].map((sk) => ({ pk: caseKey(id), sk })));
  const found = keys.length === 0 ? [] : await loadEntities(table, keys);
  const stages = new Map(
    found
      .filter((one): one is CaseStages => one.type === 'case-stages')
      .map((one) => [one.caseId, one.stages]),
  );
  return Promise.all(
    found
      .filter((one): one is CaseRecord => one.type === 'case')
      .map(async (stored) => {
        const caseRecord: Case = { ...stored, stages: stages.get(stored.id) ?? stored.stages ?? {} };
        const { overview } = caseRecord;
        return {
          caseRecord,
          overview: isWhole(overview) ? overview : await overviewNow(table, caseRecord.id),
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
        const fresh = page.items.filter((id) => !found.has(id));
        for (const one of await boundCases(table, fresh)) {
          if (one.caseRecord.status === 'closed') continue;
          if (found.size === most) return { cases: [...found.values()], complete: false };
          found.set(one.caseRecord.id, one);
          for (const office of officesOf(one.caseRecord)) known.add(office);
        }
        cursor = page.cursor;
      } while (cursor !== undefined);
    }
  return { cases: [...found.values()], complete: true };
}
