import { auditSortKey, caseKey } from '../../contracts/table.ts';
import { verifyBundle } from '../../domain/audit/bundle.ts';
import { GENESIS, hashOf } from '../../domain/audit/chain.ts';
import { fetchBundle } from '../audit/fetch-bundle.ts';
import { openHistories } from '../audit/open-histories.ts';
import type { Attack, Found, World } from './world.ts';

const by = 'forger of the table';
type Item = Record<string, unknown>;
type Forge = (world: World, caseId: string, entries: Item[]) => Promise<void>;

const flag = (instruction: string) => ({ kind: 'security', instruction, blocks: [] });

/** A case with a few entries in its chain. */
export async function chained({ call, newCase }: World): Promise<string> {
  const { caseId } = await newCase();
  for (const instruction of ['one', 'two', 'three']) {
    const body = flag(instruction);
    const answer = await call('POST', `/cases/${caseId}/flags`, { user: 'caseworker.amman', body });
    if (answer.status !== 202) throw new Error(`Expected a flag, received ${answer.text}.`);
  }
  return caseId;
}

/** What an auditor finds who turns every page; a reading without end is cut off. */
export async function checked({ call }: World, caseId: string): Promise<string[]> {
  const problems: string[] = [];
  for (let after: number | null = 0, pages = 0; after !== null; pages += 1) {
    if (pages > 400) return ['never ends'];
    const path = `/cases/${caseId}/audit?limit=2&after=${after}`;
    const { status, body } = await call('GET', path, { user: 'auditor' });
    if (status !== 200) return [`answered ${status}`];
    const page = body as { findings: { problem: string }[]; next: number | null };
    problems.push(...page.findings.map(({ problem }) => problem));
    after = page.next;
  }
  return problems;
}

/** Puts the ends of all chains into an anchor. */
async function anchored({ call }: World): Promise<void> {
  const { status, text, body } = await call('POST', '/anchors', { user: 'auditor', body: {} });
  if (status !== 202 || (body as { state?: string }).state !== 'made')
    throw new Error(`Expected an anchor, received ${text}.`);
}

/** What verifying a bundle of the case finds. */
async function proved({ call }: World, caseId: string): Promise<string[]> {
  const get = async (path: string) => (await call('GET', path, { user: 'auditor' })).body;
  const bundle = await fetchBundle(get, 'cases', caseId);
  const { findings } = verifyBundle(bundle, { histories: openHistories(bundle) });
  return findings.map(({ problem }) => problem);
}

/** What the export says; it has to answer whatever stands in the chain. */
async function exported({ call }: World, caseId: string): Promise<Found> {
  for (const format of ['csv', 'json']) {
    const path = `/audit/export?caseId=${caseId}&format=${format}`;
    const { status } = await call('GET', path, { user: 'auditor' });
    if (status !== 200) return `the export as ${format} answered ${status}`;
  }
  return undefined;
}

const keyOf = (caseId: string, seq: number) => ({ pk: caseKey(caseId), sk: auditSortKey(seq) });
const headOf = async ({ items }: World, caseId: string): Promise<Item> =>
  (await items(caseId, 'case')).find(({ sk }) => sk === 'case')!;

/** Says in the case that its chain ends here. */
async function setHead(world: World, caseId: string, seq: number, hash: unknown): Promise<void> {
  await world.put({ ...(await headOf(world, caseId)), audit: { seq, hash } });
}

/** The same entries, each sealed to the one before. */
function resealed(entries: readonly Item[]): Item[] {
  let prevHash = String(entries[0]!.prevHash);
  return entries.map((entry) => {
    const { pk, sk, hash: _old, ...content }: Item = { ...entry, prevHash };
    const hash = hashOf(content as unknown as Parameters<typeof hashOf>[0]);
    prevHash = hash;
    return { pk, sk, ...content, hash };
  });
}

/** An attack on the chain of a new case, and what the check is to say of it. */
const forging = (what: string, expected: string, forge: Forge): Attack => ({
  ...{ by, what: `${what} (fault 16)` },
  async run(world) {
    const caseId = await chained(world);
    await world.host.idle();
    await anchored(world);
    await forge(world, caseId, await world.items(caseId, 'audit#'));
    const problems = [...(await checked(world, caseId)), ...(await proved(world, caseId))];
    const badly =
      problems.find((problem) => /^(never|answered)/.test(problem)) ?? (await exported(world, caseId));
    if (badly !== undefined) return badly;
    return problems.includes(expected) ? undefined : `found ${problems.join(', ') || 'nothing'}`;
  },
});

const lastGone: Forge = ({ remove }, caseId, entries) => remove(keyOf(caseId, entries.length));
const allGone: Forge = async ({ remove }, caseId, entries) => {
  for (const { seq } of entries) await remove(keyOf(caseId, Number(seq)));
};

/** Entries of another case under this one's key, and this one's under the other's. */
const exchanged: Forge = async (world, caseId, entries) => {
  const other = await chained(world);
  const theirs = await world.items(other, 'audit#');
  const [head, otherHead] = [await headOf(world, caseId), await headOf(world, other)];
  for (const item of theirs) await world.put({ ...item, pk: caseKey(caseId) });
  for (const item of entries) await world.put({ ...item, pk: caseKey(other) });
  await world.put({ ...head, audit: otherHead.audit });
  await world.put({ ...otherHead, audit: head.audit });
};

/** Somebody else has done what the second entry tells, and every hash after it fits. */
const rewritten: Forge = async (world, caseId, entries) => {
  const actor = { id: 'somebody-else', kind: 'staff' };
  const forged = resealed(entries.map((entry, index) => (index === 1 ? { ...entry, actor } : entry)));
  for (const item of forged) await world.put(item);
  await setHead(world, caseId, forged.length, forged.at(-1)!.hash);
};

/** Only the entry itself is sealed anew. */
const halfRewritten: Forge = async ({ put }, _caseId, entries) => {
  const [, second] = resealed([
    entries[0]!,
    { ...entries[1]!, actor: { id: 'somebody-else', kind: 'staff' } },
  ]);
  await put(second!);
};

export const FORGER: readonly Attack[] = [
  forging('changes an entry', 'changed', async ({ put }, _caseId, entries) =>
    put({ ...entries[1]!, actor: { id: 'somebody-else', kind: 'staff' } }),
  ),
  forging('rewrites an entry and seals it anew', 'broken-link', halfRewritten),
  forging('rewrites an entry and seals all that follow, with the case', 'anchored-otherwise', rewritten),
  forging('deletes an entry of the middle', 'gap', ({ remove }, caseId) => remove(keyOf(caseId, 2))),
  forging('deletes the last entry', 'other-end', lastGone),
  forging(
    'deletes the last entry and sets the case back',
    'anchored-otherwise',
    async (world, caseId, entries) => {
      await lastGone(world, caseId, entries);
      await setHead(world, caseId, entries.length - 1, entries.at(-2)!.hash);
    },
  ),
  forging('deletes all entries', 'other-end', allGone),
  forging(
    'deletes all entries and sets the case back to none',
    'other-end',
    async (world, caseId, entries) => {
      await allGone(world, caseId, entries);
      await setHead(world, caseId, 0, GENESIS);
    },
  ),
  forging('empties an entry of its facts', 'unreadable', ({ put }, _caseId, entries) =>
    put({ ...entries[1]!, facts: [] }),
  ),
  forging('puts in the chain of another case', 'other-owner', async (world, caseId) => {
    const other = await chained(world);
    for (const item of await world.items(other, 'audit#')) await world.put({ ...item, pk: caseKey(caseId) });
  }),
  forging('exchanges the chains of two cases, with their ends', 'other-owner', exchanged),
  {
    ...{ by, what: 'removes a case with everything in it (fault 16)' },
    async run(world) {
      const caseId = await chained(world);
      await world.host.idle();
      for (const { pk, sk } of await world.items(caseId, ''))
        await world.remove({ pk: String(pk), sk: String(sk) });
      await anchored(world);
      const { body } = await world.call('GET', '/anchors', { user: 'auditor' });
      const { vanished } = body as { vanished: string[] };
      return vanished.includes(caseId) ? undefined : 'no anchor tells of it';
    },
  },
];
