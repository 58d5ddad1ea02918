import type { Bundle } from '../../domain/audit/bundle.ts';

/** A GET with a token; throws if it is refused. */
export type Get = (path: string) => Promise<unknown>;

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
  return { format: 'kinbridge-audit-bundle/1', owner, at: new Date().toISOString(), entries, proof };
}
