import { beforeAll, describe, expect, it } from 'vitest';
import type { Measured } from '../../../domain/tracing/persons/measured.ts';
import type { Candidate } from '../../../domain/tracing-request/tracing-request.ts';
import { adoptWeights } from '../../../domain/tracing-weights/adopt-weights.ts';
import { SHIPPED } from '../../../domain/tracing-weights/estimate.ts';
import { openPersonRegistry } from '../../../lambdas/adapters/person-registry.ts';
import { openTracingRegistry } from '../../../lambdas/adapters/tracing-registry.ts';
import { registryEntry, tracedPersons, tracingQuery } from '../../../stages/family-tracing/traced-person.ts';
import { command, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { measured } from '../../fixtures/measured.ts';
import { officer, tracingIn } from '../../fixtures/tracing-cases.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
const OTHER = `weights-${'0'.repeat(20)}`;
const lead = staff('supervisor', 'amman', 'lead');
const admin = staff('administrator', 'geneva', 'admin');
const { search, seeking, brother } = tracingIn(() => table);

/** Names say little here: of those alike in name, the ones whose relatives agree are confirmed. */
function candidates(count: number, over: Partial<Candidate> = {}): Candidate[] {
  return Array.from({ length: count }, (_, i) => {
    const kin = i % 2 === 0 ? 11 + (i % 5) : i % 3;
    const agrees = { ...measured().agrees, kin };
    const evidence: Measured = measured({ name: 20 + (i % 7), given: 9, agrees });
    const decision = i % 2 === 0 ? ('confirmed' as const) : ('rejected' as const);
    return {
      ...{ caseId: `case-of-${i}`, personId: `person-${i}`, evidence: `e${i}`, decision },
      ...(decision === 'rejected' ? { reasonCode: 'other-person' } : {}),
      decidedAt: '2026-02-01T10:00:00.000Z',
      match: { band: 'likely', probability: 0.9, reasons: [], measured: evidence },
      ...over,
    };
  });
}
async function decide(name: string, kept: readonly Candidate[], office = 'amman') {
  for (let from = 0; from < kept.length; from += 4) {
    const file = await seeking(`${name} ${from}`, office);
    const [request] = file.tracing;
    await table.store.change(file.case.id, command(), () => ({
      ...{ patch: {}, facts: [{ act: 'tracing-request.moved' }], answer: {} },
      writes: [{ ...request!, status: 'active', candidates: kept.slice(from, from + 4) }],
    }));
  }
}
const estimate = async (by = lead) => (await api('EstimateTracingWeights', { by })).body as never as Estimate;
type Estimate = {
  verdict: string;
  decisions: { confirmed: number; rejected: number; unmeasured: number };
  estimate: { id: string; calibrated: typeof SHIPPED } | null;
  changes: { total: number; elsewhere: number; rows: { requestId: string; caseId: string }[] };
};
const adopt = (body: object, by = lead) => api('AdoptTracingWeights', { by, body });
const inForce = async () => (await api('ReadTracingWeights', { by: officer })).body;

beforeAll(async () => {
  table = await openTestTable();
  for (const by of [officer, staff('tracing-officer', 'nairobi', 'noor')])
    await api('ListTracingRequests', { by });
});

describe('weights of an installation', () => {
  it('are those shipped, and too few decisions say so', async () => {
    await decide('Few', candidates(8));
    expect(await inForce()).toMatchObject({ state: 'shipped', versions: [], findings: [], shipped: SHIPPED });
    const { verdict, decisions, estimate: none, changes } = await estimate();
    expect({ verdict, none, total: changes.total }).toEqual({ verdict: 'too-few', none: null, total: 0 });
    expect(decisions).toMatchObject({ confirmed: 4, rejected: 4, unmeasured: 0 });
    expect((await adopt({ from: 'decisions', estimateId: OTHER })).status).toBe(409);
  });

  it('are estimated from decisions, adopted by a supervisor, used at once, and taken back', async () => {
    const found = await brother('جواد احمدی');
    const seeker = await seeking('Jawad Ahmadi');
    const query = tracingQuery(seeker.tracing[0]!, seeker.persons)!;
    const entries = tracedPersons(found.persons).map(registryEntry);
    const compared = async () => (await openTracingRegistry(table).compareWith(query, entries))[0]!.bits;
    const lookedUp = async () => (await openPersonRegistry(table).look(query)).candidates[0]!.bits;

    await decide('Many', candidates(60));
    await decide('Elsewhere', candidates(24), 'nairobi');
    const shipped = await compared();
    const looked = await lookedUp();
    const { verdict, estimate: proposed, changes } = await estimate();
    expect(verdict).toBe('gain');
    expect(proposed!.calibrated.worth.name).toBeLessThan(SHIPPED.worth.name);
    expect(changes.total).toBeGreaterThan(changes.rows.length);
    expect(changes.elsewhere).toBe(changes.total - changes.rows.length);
    const own = await table.store.listTracing('amman', false, 100);
    for (const { requestId } of changes.rows) expect(own.items.map(({ id }) => id)).toContain(requestId);

    const wanted = { from: 'decisions', estimateId: proposed!.id };
    expect((await adopt(wanted, officer)).status).toBe(403);
    expect((await adopt({ ...wanted, estimateId: OTHER })).status).toBe(409);
    expect(await adopt(wanted)).toMatchObject({ status: 201, body: { version: 1 } });
    const adopted = await inForce();
    expect(adopted).toMatchObject({ state: 'adopted', inForce: proposed!.calibrated, findings: [] });
    expect(adopted.versions).toMatchObject([{ number: 1, by: lead.id, from: 'decisions', current: true }]);
    expect(await compared()).not.toBe(shipped);
    expect(await lookedUp()).toBe(looked);

    expect((await adopt({ from: 'shipped' }, admin)).body).toEqual({ version: 2 });
    expect(await compared()).toBe(shipped);
    expect((await adopt({ from: 'earlier', version: 1 }, admin)).body).toEqual({ version: 3 });
    expect(await inForce()).toMatchObject({ state: 'adopted', inForce: proposed!.calibrated });
    expect((await adopt({ from: 'earlier', version: 9 })).status).toBe(404);

    // Nobody reads a request who may not, and nothing of anybody is kept with the weights.
    const { changes: counted } = await estimate(admin);
    expect(counted).toMatchObject({ rows: [], elsewhere: counted.total });
    const stored = JSON.stringify(await table.store.loadWeights());
    expect(stored).toContain('"from":"decisions"');
    expect(stored).not.toMatch(/case-|person-|tracing-[0-9a-z]{20}|Ahmadi|احمدی/);

    // Of two who adopt at the same moment one is told that somebody was faster.
    const record = await table.store.loadWeights();
    const change = () => adoptWeights(record, { from: 'shipped' }, command());
    await table.store.commitWeights(change(), command());
    await expect(table.store.commitWeights(change(), command())).rejects.toMatchObject({
      name: 'VersionConflict',
    });
  });
});

describe('a candidate that is proposed', () => {
  it('keeps its evidence as measured, which its work does not show', async () => {
    await brother('کامران نوری');
    const seeker = await seeking('Kamran Nuri');
    await search(seeker);
    const [request] = (await table.store.loadCase(seeker.case.id)).tracing;
    const { measured: kept } = request!.candidates[0]!.match!;
    expect(kept!.name).toBeGreaterThan(5);
    expect(kept!.agrees.birth).toBeGreaterThan(0);
    expect(kept!.second).toBe(true);
    const view = await api('ReadTracingRequest', {
      by: officer,
      path: { caseId: seeker.case.id, requestId: request!.id },
    });
    expect(view.text).not.toContain('"measured"');
  });
});
