import { beforeAll, describe, expect, it } from 'vitest';
import type { Bundle, Proof } from '../../../domain/audit/bundle.ts';
import { verifyBundle } from '../../../domain/audit/bundle.ts';
import { isSigned } from '../../../scripts/audit/read-bundle.ts';
import { command, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { storedCase } from '../../fixtures/running-case.ts';
import { sponsor } from '../../fixtures/sponsorship.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

const WRITERS = 200;
const [CASES, SPONSORS] = [6, 2];
const by = staff('auditor');

let table: TestTable;
let cases: string[];
let sponsors: string[];
beforeAll(async () => {
  table = await openTestTable();
  cases = [];
  sponsors = [];
  for (let made = 0; made < CASES; made += 1) cases.push((await storedCase(table)).case.id);
  for (let made = 0; made < SPONSORS; made += 1) {
    const one = sponsor({ id: `sponsor-${String(made).repeat(20)}`, version: 1 });
    await table.store.commitSponsor({ sponsor: one, facts: [{ act: 'sponsor.registered' }] }, command());
    sponsors.push(one.id);
  }
  for (const owner of [...cases, ...sponsors]) await table.store.enterRegister(owner);
});

const pick = <T>(from: readonly T[], at: number): T => from[at % from.length]!;

/** A commit that leaves a person, or a sponsor, otherwise; whoever is overtaken decides again until it goes through. */
async function write(writer: number): Promise<void> {
  const facts = [{ act: 'case.noted', details: { writer } }];
  for (;;)
    try {
      if (writer % 8 === 7) {
        await table.store.changeSponsor(pick(sponsors, writer), command(), () => ({
          ...{ patch: {}, writes: [], facts, answer: {} },
        }));
        return;
      }
      await table.store.change(pick(cases, writer), command(), ({ persons: [first] }) => {
        const birthDate = `19${String(10 + (writer % 80)).padStart(2, '0')}-01-01`;
        const writes = first ? [{ ...first, birthDate, version: first.version + 1 }] : [];
        return { patch: {}, writes, facts, answer: {} };
      });
      return;
    } catch (error) {
      if ((error as Error).name !== 'VersionConflict') throw error;
    }
}

const proofOf = async (caseId: string) => (await api('ReadProof', { by, path: { caseId } })).body as Proof;

async function bundleOf(caseId: string, proof: Proof): Promise<Bundle> {
  const page = await api('ExportAudit', { by, query: { caseId, format: 'json', after: '0', limit: '500' } });
  const all = JSON.parse(String(page.body.text)) as Bundle['entries'];
  const entries = all.filter(({ seq }) => seq <= proof.head.seq);
  return { format: 'kinbridge-audit-bundle/1', owner: caseId, at: '2026-11-28T10:00:00Z', entries, proof };
}

/** What each way to check finds in a case while others write to it; a store that is busy is no finding. */
async function checked(caseId: string, format: 'chain' | 'bundle'): Promise<unknown[]> {
  if (format === 'chain') {
    const { status, body } = await api('ReadAudit', { by, path: { caseId }, query: { limit: '200' } });
    return status === 503 ? [] : (body.findings as unknown[]);
  }
  const proof = await api('ReadProof', { by, path: { caseId } });
  if (proof.status === 503) return [];
  return [...verifyBundle(await bundleOf(caseId, proof.body as Proof), { isSigned }).findings];
}

describe('two hundred writers at the same time', () => {
  it('make no check, proof, anchor or bundle find anything wrong', async () => {
    let writing = WRITERS;
    const writers = Array.from({ length: WRITERS }, (_, writer) =>
      write(writer).finally(() => {
        writing -= 1;
      }),
    );
    const found: unknown[] = [];
    let looked = 0;
    const looking = async (look: (round: number) => Promise<unknown[]>): Promise<void> => {
      for (let round = 0; writing > 0 || round < CASES; round += 1) {
        found.push(...(await look(round)));
        looked += 1;
      }
    };
    await Promise.all([
      ...writers,
      looking((round) => checked(pick(cases, round), 'chain')),
      looking((round) => checked(pick(cases, round + 2), 'bundle')),
      looking(async (round) => {
        const { body } = await api('ReadSponsorAudit', { by, path: { sponsorId: pick(sponsors, round) } });
        return (body.findings ?? []) as unknown[];
      }),
      looking(async () => {
        const { status } = await api('AnchorNow', { by });
        return status === 202 ? [] : [`AnchorNow answered ${status}`];
      }),
    ]);
    expect(found).toEqual([]);
    expect(looked).toBeGreaterThanOrEqual(4 * CASES);
    const entries = await Promise.all(
      [...cases, ...sponsors].map(async (owner) => (await table.store.readAudit(owner, 1, 500)).length),
    );
    expect(entries.reduce((sum, count) => sum + count, 0)).toBe(WRITERS);
  });

  it('leave chains of which every entry is anchored, and bundles that verify', async () => {
    expect((await api('AnchorNow', { by })).body.state).toBe('made');
    for (const caseId of cases) {
      const bundle = await bundleOf(caseId, await proofOf(caseId));
      const report = verifyBundle(bundle, { isSigned });
      expect(report).toMatchObject({ findings: [], anchoredTo: bundle.proof.head.seq });
    }
  });

  it('find a forgery among them all the same', async () => {
    const [caseId] = cases as [string];
    const { persons } = await table.store.loadCase(caseId);
    await table.store.commitEntity({ ...persons[0]!, birthDate: '1901-02-03' });
    const { findings } = verifyBundle(await bundleOf(caseId, await proofOf(caseId)), { isSigned });
    expect(findings.map(({ problem }) => problem)).toEqual(['record-changed']);
  });
});
