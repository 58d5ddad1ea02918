import type { CaseFile } from '../../domain/case/case-file.ts';
import { plus } from '../../domain/kernel/calendar.ts';
import type { Policy, Programme } from '../../domain/policy/policy.ts';
import { keptFor } from '../../domain/policy/retention-policy.ts';
import { askForReview, reviewDueSince, reviewedToday } from '../../domain/rights/retention.ts';
import { theStore } from './the-store.ts';
import { theWorkflows } from './the-workflows.ts';

const PAGE = 50;

interface Due {
  readonly file: CaseFile;
  readonly policy: Policy;
  readonly since: string;
}

/** The closed cases of an office that are old enough for a review, and are not erased; the others are not read. */
async function* oldCases(
  office: string,
  policies: ReadonlyMap<Programme, Policy>,
  at: string,
): AsyncGenerator<{ file: CaseFile; policy: Policy }> {
  const store = theStore();
  let cursor: string | undefined;
  do {
    const page = await store.listCaseIds({ office, status: 'closed' }, PAGE, cursor);
    const records = await store.loadCaseRecords(page.items);
    for (const record of records.values()) {
      const policy = policies.get(record.programme);
      if (!policy || record.office !== office || record.erasedAt !== undefined) continue;
      const earliest = record.overview?.settledAt ?? record.registeredAt;
      if (plus(earliest, keptFor(policy.retention, record.closing?.outcome)) > at) continue;
      yield { file: await store.loadCase(record.id), policy };
    }
    cursor = page.cursor;
  } while (cursor !== undefined);
}

/**
 * Opens reviews of closed cases whose time is over by the programme's current policy, those that waited longest first,
 * and no more on one day than a supervisor's queue takes.
 */
export async function openRetentionReviews(
  office: string,
  policies: ReadonlyMap<Programme, Policy>,
  at: string,
): Promise<void> {
  const due: Due[] = [];
  const opened = new Map<Programme, number>();
  for await (const { file, policy } of oldCases(office, policies, at)) {
    const { programme } = file.case;
    if (reviewedToday(file, policy, at)) opened.set(programme, (opened.get(programme) ?? 0) + 1);
    const since = reviewDueSince(file, policy, at);
    if (since !== undefined) due.push({ file, policy, since });
  }
  for (const { file, policy, since } of due.toSorted((a, b) => a.since.localeCompare(b.since))) {
    const count = opened.get(file.case.programme) ?? 0;
    if (count >= policy.retention.perDay) continue;
    if (await theWorkflows().relay(askForReview(file, since))) opened.set(file.case.programme, count + 1);
  }
}

/** The policy of each programme that applies now, also to cases that were closed under an earlier one. */
export async function currentPolicies(programmes: readonly Programme[]): Promise<Map<Programme, Policy>> {
  const found = new Map<Programme, Policy>();
  for (const programme of programmes) found.set(programme, await theStore().currentPolicy(programme));
  return found;
}
