import { beforeAll, describe, expect, it } from 'vitest';
import type { Sponsor } from '../../../domain/sponsorship/sponsor.ts';
import { AT, staff } from '../../fixtures/actors.ts';
import { api, CONTEXT, handlerOf } from '../../fixtures/api.ts';
import { storedCase } from '../../fixtures/running-case.ts';
import { sponsor } from '../../fixtures/sponsorship.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

const OFFICE = 'gothenburg';
const by = staff('sponsorship-officer', OFFICE);

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

interface Household {
  readonly workItemId: string;
  readonly version: number;
  readonly caseNumber: string;
  readonly assignee: string | null;
  readonly dueAt: string;
  readonly gone: readonly object[];
  readonly proposal: { readonly candidates: number; readonly top: readonly { sponsorId: string }[] };
}

const task = async (name: string, input: object) =>
  (await handlerOf(name))(input, CONTEXT) as Promise<object>;
const stored = async (over: Partial<Sponsor>): Promise<Sponsor> => {
  const one = sponsor({ destinationOffice: OFFICE, ...over });
  await table.store.commitEntity(one);
  return one;
};
/** The places go, as by an offer to another household. */
const fill = async (id: string) => {
  const one = (await table.store.loadSponsors([id]))[0]!;
  await table.store.commitEntity({ ...one, version: one.version + 1, held: one.capacity });
};

/** A household whose proposal waits, with what the workflow knows of its ranking. */
async function waiting() {
  const best = await stored({ experience: 5 });
  const { case: caseRecord } = await storedCase(table, { destinationOffice: OFFICE });
  const of = (over: object) => ({
    caseId: caseRecord.id,
    command: `placement/${caseRecord.id}`,
    at: AT,
    ...over,
  });
  const made = (await task('ProposeSponsors', of({}))) as { ranked: string[]; proposal: object };
  const opening = { startedAt: AT, execution: 'e', token: 't', kind: 'sponsor-proposal', round: 0 };
  await task('OpenWorkItem', of({ ...opening, context: made.proposal }));
  const board = async (): Promise<Household> => {
    const { households } = (await api('ReadPlacement', { by })).body as { households: Household[] };
    return households.find(({ caseNumber }) => caseNumber === caseRecord.number)!;
  };
  const offer = () =>
    task('MakeOffer', of({ command: 'offer/1', sponsorId: null, ranked: made.ranked, limit: 3 }));
  return { best, caseRecord, board, offer };
}

describe('a proposal whose first sponsor was given away', () => {
  it('says who went and why, is not confirmed as it was seen, and is made anew for the offer', async () => {
    const { best, caseRecord, board, offer } = await waiting();
    const before = await board();
    expect(before).toMatchObject({ gone: [], assignee: null, proposal: { top: [{ sponsorId: best.id }] } });
    await fill(best.id);
    const next = await stored({ experience: 1 });
    const outdated = await board();
    expect(outdated.gone).toEqual([{ sponsorId: best.id, gates: ['capacity'] }]);

    const path = { workItemId: before.workItemId };
    const seen = `"${before.version}"`;
    const confirm = { by, path, body: { decision: 'confirm' } };
    const refused = await api('DecideWorkItem', { ...confirm, ifMatch: seen });
    expect(refused).toMatchObject({
      status: 409,
      body: {
        type: 'urn:kinbridge:error:CapacityTaken',
        issues: [{ path: 'sponsorId', received: 'capacity' }],
      },
    });
    const override = { decision: 'override', sponsorId: best.id, reasonCode: 'better-fit' };
    expect((await api('DecideWorkItem', { by, path, body: override, ifMatch: seen })).status).toBe(409);

    const renewed = await api('RenewProposal', { by, path, ifMatch: seen });
    expect(renewed).toMatchObject({ status: 200, body: { version: before.version + 1 } });
    const after = await board();
    expect(after).toMatchObject({ gone: [], proposal: { candidates: 1, top: [{ sponsorId: next.id }] } });
    expect(after.dueAt).toBe(before.dueAt);
    expect((await api('DecideWorkItem', { ...confirm, ifMatch: seen })).body.type).toBe(
      'urn:kinbridge:error:VersionConflict',
    );
    const now = `"${after.version}"`;
    expect((await api('DecideWorkItem', { ...confirm, ifMatch: now })).status).toBe(200);
    expect(await offer()).toMatchObject({ placed: false, sponsorId: next.id });
    const acts = (await table.store.readAudit(caseRecord.id, 0, 50)).flatMap(({ facts }) =>
      facts.map(({ act }) => act),
    );
    expect(acts.filter((act) => act.startsWith('placement.'))).toEqual([
      'placement.renewed',
      'placement.confirmed',
    ]);
    await fill(next.id);
  });

  it('is made anew by the office that places alone, while it waits', async () => {
    const { best, board } = await waiting();
    const { workItemId } = await board();
    const path = { workItemId };
    expect((await api('RenewProposal', { by: staff('sponsorship-officer', 'oslo'), path })).status).toBe(404);
    expect((await api('RenewProposal', { by: staff('caseworker', OFFICE), path })).status).toBe(403);
    expect((await api('DecideWorkItem', { by, path, body: { decision: 'confirm' } })).status).toBe(200);
    expect((await api('RenewProposal', { by, path })).body.type).toBe('urn:kinbridge:error:WrongState');
    await fill(best.id);
  });
});
