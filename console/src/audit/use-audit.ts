import { useInfiniteQuery } from '@tanstack/react-query';
import { ReadAudit, ReadProof, ReadSponsorAudit, ReadSponsorProof } from '../../../contracts/api/audit.ts';
import { ReadHistories, ReadSponsorHistories } from '../../../contracts/api/histories.ts';
import type { Bundle, BundleFinding, History } from '../../../domain/audit/bundle.ts';
import type { Answer } from '../api/call.ts';
import { useCall } from '../api/use-call.ts';

export type AuditPart = Answer<typeof ReadAudit>;

/** Reads a number of entries of a chain after a given one, and what the whole chain is checked against. */
export interface ReadParts {
  readonly part: (query: { after: number; limit: number }, signal?: AbortSignal) => Promise<AuditPart>;
  readonly proof: () => Promise<Answer<typeof ReadProof>>;
  /** Archived executions told of after an entry. */
  readonly histories: (after: number) => Promise<Answer<typeof ReadHistories>>;
}

/** Reads the chain of a case. */
export function useCaseParts(caseId: string): ReadParts {
  const call = useCall();
  return {
    part: (query, signal) => call(ReadAudit, { params: { caseId }, query, ...(signal ? { signal } : {}) }),
    proof: () => call(ReadProof, { params: { caseId } }),
    histories: (after) => call(ReadHistories, { params: { caseId }, query: { after } }),
  };
}

/** Reads the chain of a sponsor. */
export function useSponsorParts(sponsorId: string): ReadParts {
  const call = useCall();
  return {
    part: (query, signal) =>
      call(ReadSponsorAudit, { params: { sponsorId }, query, ...(signal ? { signal } : {}) }),
    proof: () => call(ReadSponsorProof, { params: { sponsorId } }),
    histories: (after) => call(ReadSponsorHistories, { params: { sponsorId }, query: { after } }),
  };
}

/** The audit of a case or of a sponsor, a hundred entries at a time. */
export function useAudit(owner: string, { part }: ReadParts) {
  return useInfiniteQuery({
    queryKey: ['audit', owner],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) => part({ after: pageParam, limit: 100 }, signal),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}

/** The archived executions of which the entries up to one tell. */
async function historiesTo(last: number, read: ReadParts): Promise<History[]> {
  const histories: History[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const page: Answer<typeof ReadHistories> = await read.histories(after);
    histories.push(...page.histories.filter(({ entry }) => entry <= last));
    after = page.next;
  }
  return histories;
}

/**
 * Everything by which a chain can be checked. The proof is read first: entries that come meanwhile are left to a later
 * check. It says how far it is. Entries that cannot be read are not among those of a page; the server says where they are.
 */
export async function wholeBundle(
  owner: string,
  read: ReadParts,
  onProgress: (done: number, all: number) => void,
): Promise<{ bundle: Bundle; unreadable: BundleFinding[] }> {
  const proof = await read.proof();
  const entries: Bundle['entries'] = [];
  const unreadable: BundleFinding[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const page: AuditPart = await read.part({ after, limit: 200 });
    entries.push(...page.entries.filter(({ seq }) => seq <= proof.head.seq));
    onProgress(entries.length, proof.head.seq);
    unreadable.push(
      ...page.findings.filter(({ problem }) => problem === 'unreadable' || problem === 'beyond-end'),
    );
    after = page.next;
  }
  const at = new Date().toISOString();
  const histories = await historiesTo(proof.head.seq, read);
  return { bundle: { format: 'kinbridge-audit-bundle/1', owner, at, entries, proof, histories }, unreadable };
}
