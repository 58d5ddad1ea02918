import type { AuditEntry } from '../../domain/audit/audit-entry.ts';
import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Notice } from '../../domain/case/notice.ts';
import type { ReceiptLine, Scope } from '../../registry/receipt/line.ts';
import type { ReadingOfCase } from '../../registry/receipt/receipt.ts';
import { receiptOf } from '../../registry/receipt/receipt.ts';
import { peopleNamed } from './people-named.ts';
import { allReadingsOf } from './readings-of-case.ts';
import { theNotices } from './the-notices.ts';
import type { Store } from './the-store.ts';

const PAGE = 500;

async function entriesOf(store: Store, caseId: string): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  for (let after = 0; ; ) {
    const page = await store.readAudit(caseId, after, PAGE);
    entries.push(...page);
    const last = page.at(-1);
    if (!last || page.length < PAGE) return entries;
    after = last.seq;
  }
}

async function noticesOf(caseId: string): Promise<Notice[]> {
  const notices: Notice[] = [];
  let cursor: string | undefined;
  do {
    const page = await theNotices().listOf(caseId, PAGE, cursor);
    notices.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return notices;
}

/** Who saw or was told what of a case, as one of its members may know it. */
export async function receiptOfCase(
  store: Store,
  file: CaseFile,
  personId: string,
  scope: Scope,
): Promise<ReceiptLine[]> {
  const caseId = file.case.id;
  const [readings, entries, notices, { releases }] = await Promise.all([
    allReadingsOf(store, caseId) as Promise<ReadingOfCase[]>,
    entriesOf(store, caseId),
    noticesOf(caseId),
    store.loadReleases(),
  ]);
  const readers = [...new Set(readings.map(({ reader }) => reader))];
  const offices = new Map((await peopleNamed(store, readers)).map(({ id, office }) => [id, office]));
  const figures = releases.flatMap(({ released }) => (released ? [released.at] : []));
  const officeOf = (reader: string) => offices.get(reader);
  return receiptOf({ file, personId, scope, readings, entries, notices, figures, officeOf });
}
