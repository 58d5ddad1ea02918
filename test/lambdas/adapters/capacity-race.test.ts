import { beforeAll, describe, expect, it } from 'vitest';
import { freePlaces } from '../../../domain/sponsorship/sponsor.ts';
import { AT } from '../../fixtures/actors.ts';
import { CONTEXT, handlerOf } from '../../fixtures/api.ts';
import { adult, child } from '../../fixtures/household.ts';
import { storedCase } from '../../fixtures/running-case.ts';
import { sponsor } from '../../fixtures/sponsorship.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

const RACERS = 50;

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

describe('the last places of one sponsor', () => {
  it('go to as many as fit when fifty households ask at once, and to nobody twice', async () => {
    const group = sponsor({ capacity: 7 });
    await table.store.commitEntity(group);
    const cases: { id: string; size: number }[] = [];
    for (let index = 0; index < RACERS; index += 1) {
      const members = [adult(), ...Array.from({ length: index % 3 }, () => child())];
      cases.push({ id: (await storedCase(table, { members })).case.id, size: members.length });
    }
    const makeOffer = await handlerOf('MakeOffer');
    /** As the workflow does: what is retryable is tried again, with the same command. */
    const ask = async (caseId: string): Promise<unknown> => {
      const payload = {
        caseId,
        command: `race/${caseId}`,
        at: AT,
        sponsorId: null,
        ranked: [group.id],
        limit: 3,
      };
      for (let tries = 0; tries < 200; tries += 1)
        try {
          return ((await makeOffer(payload, CONTEXT)) as { offerId: unknown }).offerId;
        } catch (error) {
          const { name } = error as Error;
          if (name === 'CapacityTaken') return null;
          if (name !== 'VersionConflict' && name !== 'StoreBusy') throw error;
        }
      throw new Error('Expected an answer within 200 tries.');
    };
    const answers = await Promise.all(cases.map(({ id }) => ask(id)));
    const held = cases.reduce((sum, { size }, index) => sum + (answers[index] ? size : 0), 0);
    const [after] = await table.store.loadSponsors([group.id]);
    expect(after?.held).toBe(held);
    expect(freePlaces(after!)).toBe(0);
    const offers = (await Promise.all(cases.map(({ id }) => table.store.loadCase(id)))).flatMap(
      (file) => file.offers,
    );
    expect(offers.reduce((sum, { persons }) => sum + persons, 0)).toBe(held);
    expect(offers).toHaveLength(answers.filter(Boolean).length);
  });
});
