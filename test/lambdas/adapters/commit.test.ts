import { beforeAll, describe, expect, it } from 'vitest';
import { checkChain } from '../../../domain/audit/chain.ts';
import type { Case } from '../../../domain/case/case.ts';
import type { Change } from '../../../domain/case/change.ts';
import { raiseFlag } from '../../../domain/casework/consents-and-flags.ts';
import { splitCase } from '../../../domain/casework/split-case.ts';
import { freePlaces } from '../../../domain/sponsorship/sponsor.ts';
import { shippedPolicy } from '../../../registry/shipped.ts';
import { makeOffer } from '../../../stages/sponsorship/make-offer.ts';
import { command } from '../../fixtures/actors.ts';
import { adult, child, household } from '../../fixtures/household.ts';
import { registered as openedFor } from '../../fixtures/id-key.ts';
import { sponsor } from '../../fixtures/sponsorship.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

const policy = shippedPolicy('resettlement', 1)!;
const fact = (act = 'case.noted'): Change => ({ patch: {}, writes: [], facts: [{ act }], answer: { act } });
async function registered(over: Parameters<typeof household>[0] = {}): Promise<Case> {
  const by = command();
  const opened = openedFor(household(over), policy, true, by);
  await table.store.commitCase(opened, by);
  return opened.case;
}
const chainOf = async (caseId: string) => {
  const file = await table.store.loadCase(caseId);
  const entries = await table.store.readAudit(caseId, 0, 200);
  return { file, entries, findings: checkChain(entries, file.case.audit) };
};

describe('a commit', () => {
  it('writes the case, what belongs to it and its audit entry, and reads the same again', async () => {
    const by = command();
    const opened = openedFor(household({ members: [adult(), child()] }), policy, true, by);
    await table.store.commitCase(opened, by);
    const { file, entries, findings } = await chainOf(opened.case.id);
    expect(file.persons.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
      opened.writes.filter((put) => put.type === 'person').toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    );
    const overview = { members: 2, flags: [], waits: [], readers: [] };
    expect(file.case).toMatchObject({ ...opened.case, audit: file.case.audit, overview });
    expect([findings, entries.map(({ seq, command: id }) => [seq, id])]).toEqual([[], [[1, by.id]]]);
  });

  it('of the same programme and number twice is AlreadyExists, and changes nothing', async () => {
    const first = await registered();
    const again = openedFor(
      household({ number: first.number, priority: 'urgent' }),
      policy,
      false,
      command(),
    );
    await expect(table.store.commitCase(again, command())).rejects.toMatchObject({ name: 'AlreadyExists' });
    expect((await chainOf(first.id)).file.case).toMatchObject({ priority: 'normal', version: 1 });
  });

  it('of two writers who race: both changes stand, each decided on what the other left', async () => {
    const { id } = await registered();
    const seen: number[] = [];
    const writer = () =>
      table.store.change(id, command(), (file) => {
        seen.push(file.case.version);
        return fact();
      });
    await Promise.all([writer(), writer()]);
    const { file, findings } = await chainOf(id);
    expect([file.case.version, findings]).toEqual([3, []]);
    expect(seen).toContain(2);
  });

  it('keeps the audit chain whole through 50 commits that race', async () => {
    const { id } = await registered();
    const patient = async (n: number): Promise<void> => {
      for (;;) {
        try {
          await table.store.change(id, command(), () => fact(`case.noted-${'x'.repeat((n % 5) + 1)}`));
          return;
        } catch (error) {
          if ((error as Error).name !== 'VersionConflict') throw error;
        }
      }
    };
    const lanes = Array.from({ length: 5 }, async (_, lane) => {
      for (let n = 0; n < 10; n += 1) await patient(lane * 10 + n);
    });
    await Promise.all(lanes);
    const { file, entries, findings } = await chainOf(id);
    expect(findings).toEqual([]);
    expect([file.case.version, file.case.audit.seq, entries.length]).toEqual([51, 51, 51]);
  });

  it('gives up a race that it never wins, with the name that workflows retry', async () => {
    const { id } = await registered();
    const thwarted = table.store.change(id, command(), async () => {
      await table.store.change(id, command(), () => fact());
      return fact();
    });
    await expect(thwarted).rejects.toMatchObject({ name: 'VersionConflict' });
    expect((await chainOf(id)).file.case.version).toBe(9);
  });

  it('opens a linked case with a chain of its own, and all or nothing of both', async () => {
    const { id } = await registered({ members: [adult(), child()] });
    const worry = { kind: 'protection', instruction: 'not to the registration desk', blocks: [] } as const;
    await table.store.change(id, command(), (file) => raiseFlag(file, { ...worry, blocks: [] }, command()));
    const by = command();
    const answer = await table.store.change(id, by, (file) => {
      const leaving = file.persons
        .filter(({ relationship }) => relationship === 'son')
        .map((person) => person.id);
      const { change, opened } = splitCase(
        file,
        { members: leaving, reasonCode: 'quota', status: 'registered', stages: {} },
        by,
      );
      return { ...change, opened: [opened] };
    });
    const linked = await chainOf(String(answer.linkedCaseId));
    expect(linked.findings).toEqual([]);
    expect(linked.file.persons).toMatchObject([{ status: 'active', relationship: 'principal-applicant' }]);
    expect(linked.file.flags).toMatchObject([{ ...worry, caseId: answer.linkedCaseId }]);
    expect((await chainOf(id)).file.flags).toMatchObject([worry]);
    expect((await chainOf(id)).findings).toEqual([]);
    const again = table.store.change(id, by, (file) => {
      const { opened } = splitCase(
        file,
        { members: [linked.file.persons[0]!.id], reasonCode: 'quota', status: 'registered', stages: {} },
        by,
      );
      return { ...fact(), opened: [opened] };
    });
    await expect(again).rejects.toMatchObject({ name: 'AlreadyExists' });
    expect((await chainOf(id)).file.case.version).toBe(3);
  });

  it('keeps stages beside the case record, which is written with every change', async () => {
    const { id } = await registered();
    const stages = {
      'eligibility-review': { status: 'completed', outcome: 'recommended', at: command().at },
    };
    await table.store.change(id, command(), () => ({ ...fact(), patch: { stages } as Change['patch'] }));
    await table.store.change(id, command(), () => fact());
    const stored = (await table.scan()).filter((item) => item.pk === `CASE#${id}`);
    expect(stored.find(({ sk }) => sk === 'case')).not.toHaveProperty('stages');
    expect(stored.find(({ sk }) => sk === 'case#stages')).toMatchObject({ stages });
    expect((await chainOf(id)).file.case.stages).toEqual(stages);
  });

  it('takes the stages of an older case record out of it, with whatever changes next', async () => {
    const { id } = await registered();
    const head = (await table.scan()).find(({ pk, sk }) => pk === `CASE#${id}` && sk === 'case')!;
    const stages = { travel: { status: 'completed', outcome: 'arrived', at: '2026-11-20T08:00:00.000Z' } };
    await table.put({ ...head, schema: 4, stages });
    expect((await chainOf(id)).file.case.stages).toEqual(stages);
    await table.store.change(id, command(), () => fact());
    const stored = (await table.scan()).filter((item) => item.pk === `CASE#${id}`);
    expect(stored.find(({ sk }) => sk === 'case')).not.toHaveProperty('stages');
    expect((await chainOf(id)).file.case.stages).toEqual(stages);
    const [listed] = await table.store.loadListed([id]);
    expect(listed?.overview.settledAt).toBe('2026-11-20T08:00:00.000Z');
  });

  it('keeps an answer when asked, and a repeat gets it without a second commit', async () => {
    const { id } = await registered();
    const by = command();
    const tell = (value: string) =>
      table.store.change(id, by, () => ({ ...fact(), answer: { value } }), true);
    expect([await tell('first'), await tell('second')]).toEqual([{ value: 'first' }, { value: 'first' }]);
    const racing = command();
    const both = await Promise.all(
      ['a', 'b'].map((value) =>
        table.store.change(id, racing, () => ({ ...fact(), answer: { value } }), true),
      ),
    );
    expect(both[0]).toEqual(both[1]);
    expect((await chainOf(id)).file.case.version).toBe(3);
  });

  it('of a change of nothing writes nothing', async () => {
    const { id } = await registered();
    await table.store.change(id, command(), () => ({ ...fact(), facts: [] }), true);
    expect((await chainOf(id)).file.case.version).toBe(1);
  });

  it('of more than a transaction takes is refused by number', async () => {
    const { id } = await registered();
    const [flag] = [
      {
        type: 'flag',
        schema: 1,
        caseId: id,
        kind: 'other',
        instruction: '',
        blocks: [],
        raisedAt: '2026-01-01T00:00:00Z',
        raisedBy: 'x',
      } as const,
    ];
    const writes = Array.from({ length: 99 }, (_, n) => ({ ...flag, blocks: [], id: `flag-${n}` }));
    await expect(
      table.store.change(id, command(), () => ({ ...fact(), writes: writes })),
    ).rejects.toMatchObject({
      name: 'InvalidInput',
    });
  });
});

describe('50 cases that race for the last places of one sponsor', () => {
  it('hold exactly as many as fit, and each place once', async () => {
    const group = sponsor({ capacity: 7 });
    await table.store.commitEntity(group);
    const cases = await Promise.all(Array.from({ length: 50 }, () => registered()));
    const ask = async (caseId: string): Promise<boolean> => {
      for (;;) {
        const by = command();
        try {
          await table.store.change(caseId, by, async (file) => {
            const [present] = await table.store.loadSponsors([group.id]);
            return makeOffer({ ...file, sponsors: [] }, present!, 'ranked', by);
          });
          return true;
        } catch (error) {
          if ((error as Error).name === 'CapacityTaken') return false;
          if ((error as Error).name !== 'VersionConflict') throw error;
        }
      }
    };
    const held = await Promise.all(cases.map(({ id }) => ask(id)));
    const [present] = await table.store.loadSponsors([group.id]);
    expect([held.filter(Boolean).length, present!.held, freePlaces(present!), present!.version]).toEqual([
      7, 7, 0, 8,
    ]);
  });
});
