import { auditSortKey, caseKey } from '../../contracts/table.ts';
import type { Attack, Found, World } from './world.ts';

const by = 'forger of the table';

/** A case with a few entries in its chain. */
async function chained({ call, newCase }: World): Promise<string> {
  const { caseId } = await newCase();
  for (const instruction of ['one', 'two', 'three'])
    await call('POST', `/cases/${caseId}/flags`, {
      ...{ user: 'caseworker.amman', body: { kind: 'security', instruction, blocks: [] } },
    });
  return caseId;
}

/** What an auditor finds who turns every page; a reading without end is cut off. */
async function checked({ call }: World, caseId: string): Promise<string[]> {
  const problems: string[] = [];
  for (let after: number | null = 0, pages = 0; after !== null; pages += 1) {
    if (pages > 20) return ['never ends'];
    const path = `/cases/${caseId}/audit?limit=2&after=${after}`;
    const { status, body } = await call('GET', path, { user: 'auditor' });
    if (status !== 200) return [`answered ${status}`];
    const page = body as { findings: { problem: string }[]; next: number | null };
    problems.push(...page.findings.map(({ problem }) => problem));
    after = page.next;
  }
  return problems;
}

const told = (problems: string[], expected: string): Found =>
  problems.includes(expected) ? undefined : `found ${problems.join(', ') || 'nothing'}`;

const keyOf = (caseId: string, seq: number) => ({ pk: caseKey(caseId), sk: auditSortKey(seq) });

/** An attack on the chain of a new case, and what the check is to say of it. */
const forging = (
  what: string,
  expected: string,
  forge: (world: World, caseId: string, entries: Record<string, unknown>[]) => Promise<void>,
): Attack => ({
  ...{ by, what: `${what} (fault 16)` },
  async run(world) {
    const caseId = await chained(world);
    await forge(world, caseId, await world.items(caseId, 'audit#'));
    return told(await checked(world, caseId), expected);
  },
});

export const FORGER: readonly Attack[] = [
  forging('changes an entry', 'changed', async ({ put }, _caseId, entries) =>
    put({ ...entries[1]!, actor: { id: 'somebody-else', kind: 'staff' } }),
  ),
  forging('deletes an entry of the middle', 'gap', ({ remove }, caseId) => remove(keyOf(caseId, 2))),
  forging('deletes the last entry', 'other-end', ({ remove }, caseId) => remove(keyOf(caseId, 4))),
  forging('deletes all entries', 'other-end', async ({ remove }, caseId, entries) => {
    for (const { seq } of entries) await remove(keyOf(caseId, Number(seq)));
  }),
  forging('empties an entry of its facts', 'unreadable', ({ put }, _caseId, entries) =>
    put({ ...entries[1]!, facts: [] }),
  ),
  forging('puts in the chain of another case', 'other-owner', async (world, caseId) => {
    const other = await chained(world);
    for (const item of await world.items(other, 'audit#')) await world.put({ ...item, pk: caseKey(caseId) });
  }),
  {
    ...{ by: 'auditor under load', what: 'checks a chain while it is written (fault 16)' },
    async run(world) {
      const caseId = await chained(world);
      const writes = Array.from({ length: 30 }, (_, count) =>
        world.call('POST', `/cases/${caseId}/flags`, {
          ...{ user: 'caseworker.amman', body: { kind: 'security', instruction: `${count}`, blocks: [] } },
        }),
      );
      const findings: string[] = [];
      for (let reading = 0; reading < 15; reading += 1) findings.push(...(await checked(world, caseId)));
      await Promise.all(writes);
      findings.push(...(await checked(world, caseId)));
      return findings.length === 0 ? undefined : `false findings: ${findings.join(', ')}`;
    },
  },
];
