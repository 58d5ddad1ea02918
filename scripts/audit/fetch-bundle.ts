import type { Bundle, History } from '../../domain/audit/bundle.ts';

/** A GET with a token; throws if it is refused. */
export type Get = (path: string) => Promise<unknown>;

/** The archived executions of which the chain tells. */
async function fetchHistories(get: Get, path: string): Promise<History[]> {
  const histories: History[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const page = (await get(`${path}/histories?after=${after}`)) as {
      histories: History[];
      next: number | null;
    };
    histories.push(...page.histories);
    after = page.next;
  }
  return histories;
}

/** An auditor's bundle. The proof is read first: entries that come meanwhile are left to a later bundle. */
export async function fetchBundle(get: Get, kind: 'cases' | 'sponsors', owner: string): Promise<Bundle> {
  const proof = (await get(`/${kind}/${owner}/proof`)) as Bundle['proof'];
  const entries: Bundle['entries'] = [];
  for (let after: number | null = 0; after !== null; ) {
    const path = `/${kind}/${owner}/audit?limit=200&after=${after}`;
    const page = (await get(path)) as { entries: Bundle['entries']; next: number | null };
    entries.push(...page.entries.filter(({ seq }) => seq <= proof.head.seq));
    after = page.next;
  }
  const read = await fetchHistories(get, `/${kind}/${owner}`);
  const histories = read.filter(({ entry }) => entry <= proof.head.seq);
  const at = new Date().toISOString();
  return { format: 'kinbridge-audit-bundle/1', owner, at, entries, proof, histories };
}
