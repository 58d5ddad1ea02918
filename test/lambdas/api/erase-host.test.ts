import { beforeAll, expect, it } from 'vitest';
import { obstacleOfSponsor } from '../../../domain/sponsorship/erase-sponsor.ts';
import type { Sponsor } from '../../../domain/sponsorship/sponsor.ts';
import { AT, command, DESTINATION, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { storedCase } from '../../fixtures/running-case.ts';
import { sponsor } from '../../fixtures/sponsorship.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

const one = staff('supervisor', DESTINATION);

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

/** A sponsor with a household that it took in. */
async function host(): Promise<{ host: Sponsor; caseId: string }> {
  const file = await storedCase(table);
  const caseId = file.case.id;
  const taking = sponsor({ taken: file.persons.length });
  await table.store.commitSponsor({ sponsor: taking, facts: [{ act: 'sponsor.registered' }] }, command());
  await table.store.change(caseId, command(), () => ({
    patch: {},
    writes: [
      {
        ...({ type: 'offer', schema: 4, id: 'offer-1', caseId, sponsorId: taking.id } as const),
        ...({ persons: taking.taken, offeredAt: AT, status: 'accepted', source: 'ranked' } as const),
      },
    ],
    facts: [{ act: 'offer.made', subject: 'offer-1' }],
    answer: {},
  }));
  return { host: taking, caseId };
}

it('waits for the cases of the households that a sponsor took in, and not for longer', async () => {
  const { host: taking, caseId } = await host();
  const path = { recordId: taking.id };
  const preview = async () => (await api('ReadErasure', { by: one, path })).body.obstacle;
  expect(await preview()).toBe('case-open');
  const asked = { askedBy: 'self', channel: 'letter', words: 'Forget us.', askedOn: '2026-03-01' };
  expect((await api('AskRight', { by: one, path, body: { ...asked, right: 'erasure' } })).status).toBe(202);
  const decided = async () => obstacleOfSponsor(await table.store.loadSponsorFile(taking.id));
  expect(await decided()).toBe('case-open');
  await table.store.change(caseId, command(), () => ({
    patch: { status: 'closed' as const },
    writes: [],
    facts: [{ act: 'case.closed' }],
    answer: {},
  }));
  expect(await preview()).toBe(null);
  expect(await decided()).toBeUndefined();
});
