import { BatchWriteCommand, DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Archive } from '../../../contracts/archive.ts';
import { currentSeam } from '../../../contracts/client-seam.ts';
import { registerKey } from '../../../contracts/register.ts';
import { caseKey, readsKey } from '../../../contracts/table.ts';
import type { Anchor } from '../../../domain/audit/anchor.ts';
import { continues, isWhole, leadsTo, nextAnchor, registerOf } from '../../../domain/audit/anchor.ts';
import type { Anchoring } from '../../../domain/audit/anchoring.ts';
import { hashText } from '../../../domain/audit/chain.ts';
import { plus } from '../../../domain/kernel/calendar.ts';
import { readerInRegister } from '../../../lambdas/adapters/register-store.ts';
import { proofIn } from '../../../lambdas/services/anchor-archive.ts';
import { anchorNow } from '../../../lambdas/services/anchoring.ts';
import { AT, staff } from '../../fixtures/actors.ts';
import { api, CONTEXT, handlerOf } from '../../fixtures/api.ts';
import { storedCase } from '../../fixtures/running-case.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

/** Six pieces and one above them, 16 steps of looking and two of noting. */
const OWNERS = 3_000;
const by = staff('auditor');
const ownerNumber = (number: number): string => `case-${String(number).padStart(20, '0')}`;
const heading = (number: number, seq: number) => ({
  ...{ pk: caseKey(ownerNumber(number)), sk: 'case', audit: { seq, hash: hashText(`${number} ${seq}`) } },
});

let table: TestTable;
beforeEach(async () => {
  table = await openTestTable();
});

async function owners(count: number): Promise<void> {
  const items = Array.from({ length: count }, (_, number) => [
    heading(number, 1),
    { ...registerKey(ownerNumber(number)), owner: ownerNumber(number), anchors: [], seq: 0, hash: '' },
  ]).flat();
  for (let from = 0; from < items.length; from += 25) {
    const puts = items.slice(from, from + 25).map((Item) => ({ PutRequest: { Item } }));
    await table.documents.send(new BatchWriteCommand({ RequestItems: { [table.name]: puts } }));
  }
}

/** Asks until it is made or something stops it: how much one call can do depends on the machine. */
async function asked(at = AT): Promise<Anchoring> {
  for (;;) {
    const { status, body } = await api('AnchorNow', { by, at });
    expect(status).toBe(202);
    const anchoring = body as unknown as Anchoring;
    if (anchoring.state === 'made' || anchoring.trouble) return anchoring;
  }
}
const anchors = async (): Promise<Anchor[]> => (await api('ListAnchors', { by })).body.anchors as Anchor[];
const progress = async (): Promise<Anchoring> =>
  (await api('ReadAnchoring', { by })).body.anchoring as Anchoring;
/** What a schedule sends every minute. */
const tended = async (time: string): Promise<void> => {
  await (await handlerOf('MakeAnchor'))({ time }, CONTEXT);
};

type Fallen = Pick<Archive, 'read' | 'write'>;

/**
 * Falls after so many files, as a machine that went down, before the next is there or as it is; or after it has read so
 * many pieces to note their ends.
 */
function fallsAfter(count: number, where: 'before' | 'after' | 'noting' = 'before'): Fallen {
  const archive = currentSeam()!.archive!;
  const { read, write } = archive;
  let left = count;
  const down = (): void => {
    if (left === 0) throw new Error('The machine went down.');
    left -= 1;
  };
  if (where === 'noting')
    archive.read = async (name) => {
      if (name.startsWith('anchored/')) down();
      return read(name);
    };
  else
    archive.write = async (name, bytes) => {
      if (where === 'before') down();
      const isNew = await write(name, bytes);
      if (where === 'after') down();
      return isNew;
    };
  return { read, write };
}
const standsUp = (fallen: Fallen): void => void Object.assign(currentSeam()!.archive!, fallen);

/** What the register says of an owner. */
async function registeredAs(owner: string): Promise<{ anchors: number[]; places: number[]; seq: number }> {
  const get = new GetCommand({ TableName: table.name, Key: registerKey(owner) });
  return (await table.documents.send(get)).Item as never;
}

let undisturbed: Promise<Anchor> | undefined;
/** The anchor of a machine that did not fall. */
const whole = (): Promise<Anchor> => {
  undisturbed ??= (async () => {
    table = await openTestTable();
    await owners(OWNERS);
    await asked();
    const [made, ...more] = await anchors();
    expect(more).toEqual([]);
    return made!;
  })();
  return undisturbed;
};

describe('an anchoring', () => {
  it.each([
    ...[2, 4, 5, 6, 7, 8].map((files) => [files, 'before'] as const),
    ...[2, 6, 8].map((files) => [files, 'after'] as const),
    ...[0, 1, 7, 10].map((pieces) => [pieces, 'noting'] as const),
  ])(
    'that fell after %i files (%s) gets the same root as one that did not, and notes every end once',
    async (count, where) => {
      await owners(OWNERS);
      const archive = fallsAfter(count, where);
      const fallen = await asked();
      expect(fallen.trouble).toMatchObject({ because: 'Unexpected', times: 1 });
      expect(await progress()).toEqual(fallen);
      standsUp(archive);
      expect(await asked(plus(AT, 'PT5M'))).toMatchObject({ id: fallen.id, state: 'made', trouble: null });
      const [made] = await anchors();
      for (const number of [0, 2047, 2048, OWNERS - 1])
        expect((await registeredAs(ownerNumber(number))).anchors).toEqual([1]);
      expect(made).toEqual(await whole());
    },
  );

  it('proves each of many chains, and goes on from the anchor before when one has grown', async () => {
    await owners(OWNERS);
    expect(await asked()).toMatchObject({ looked: OWNERS, ends: OWNERS, noted: OWNERS, number: 1 });
    await table.documents.send(new PutCommand({ TableName: table.name, Item: heading(7, 2) }));
    const at = plus(AT, 'PT1H');
    expect(await asked(at)).toMatchObject({ expected: OWNERS, ends: 1, noted: 1, number: 2 });
    const [second, first] = await anchors();
    expect([isWhole(second!), continues(second!, first!), second!.at]).toEqual([true, true, at]);
    for (const number of [0, 7, 511, 512, 2048, OWNERS - 1]) {
      const owner = ownerNumber(number);
      const { anchors: held, places } = await registeredAs(owner);
      expect(held).toEqual(number === 7 ? [1, 2] : [1]);
      const proof = await proofIn(first!, owner, places[0]);
      expect(proof?.end).toEqual({ owner, ...heading(number, 1).audit });
      expect(leadsTo(proof!, second!.log)).toBe(true);
    }
  });

  it('holds a chain that grows during the pass at one of its ends, and the rest of it the next time', async () => {
    await owners(OWNERS);
    const archive = fallsAfter(3);
    await asked();
    standsUp(archive);
    for (const number of [0, 1500, OWNERS - 1])
      await table.documents.send(new PutCommand({ TableName: table.name, Item: heading(number, 2) }));
    expect((await asked()).state).toBe('made');
    const again = await asked(plus(AT, 'PT1H'));
    const [second, first] = await anchors();
    expect(continues(second!, first!)).toBe(true);
    const seqs: (number | undefined)[] = [];
    for (const number of [0, 1500, OWNERS - 1]) {
      const { places, anchors: held, seq } = await registeredAs(ownerNumber(number));
      const proof = await proofIn(first!, ownerNumber(number), places[0]);
      expect([1, 2]).toContain(proof?.end.seq);
      expect([seq, held.length]).toEqual([2, proof?.end.seq === 2 ? 1 : 2]);
      seqs.push(proof?.end.seq);
    }
    expect(again.ends).toBe(seqs.filter((seq) => seq === 1).length);
  });

  it('is the same for whoever asks while it is under way', async () => {
    await owners(100);
    const archive = currentSeam()!.archive!;
    const { write } = archive;
    const seen: Anchoring[] = [];
    archive.write = async (name, bytes) => {
      archive.write = write;
      seen.push((await api('AnchorNow', { by })).body as unknown as Anchoring);
      await tended(AT);
      return write(name, bytes);
    };
    const own = await asked();
    expect(own.state).toBe('made');
    expect(seen).toMatchObject([{ id: own.id, state: 'looking' }]);
    expect(await anchors()).toHaveLength(1);
  });

  it('goes on by itself after a call that never came back, and by nobody else before', async () => {
    await owners(100);
    const archive = currentSeam()!.archive!;
    const { write } = archive;
    const never = Promise.withResolvers<boolean>();
    const begun = Promise.withResolvers<void>();
    archive.write = () => {
      begun.resolve();
      archive.write = write;
      return never.promise;
    };
    const lost = asked();
    await begun.promise;
    await tended(plus(AT, 'PT30S'));
    expect((await progress()).state).toBe('looking');
    await tended(plus(AT, 'PT1M'));
    expect((await progress()).state).toBe('made');
    never.resolve(true);
    expect((await lost).number).toBe(1);
    expect(await anchors()).toHaveLength(1);
  });

  it('is left to whoever asks next as soon as the time of a call is up, whenever that is', async () => {
    await owners(100);
    for (const forMs of [0.5, 1.5, 2.5, 3.5, 4.5]) {
      let now = 0;
      const clock = vi.spyOn(performance, 'now').mockImplementation(() => now++);
      const turn = { at: AT, forMs, alone: 'PT40S' };
      const first = await anchorNow(`turn-${forMs}`, turn);
      const second = await anchorNow(`turn-${forMs}`, turn);
      expect(second.id).toBe(first.id);
      expect(second.looked).toBeGreaterThan(first.looked);
      clock.mockRestore();
      expect((await asked()).id).toBe(first.id);
    }
    const [newest] = await anchors();
    expect(newest?.number).toBe(5);
  });

  it('is begun by itself once a day, and tries again later each time that something stops it', async () => {
    await tended(AT);
    expect(await progress()).toMatchObject({ state: 'made', asked: false, number: 1 });
    await tended(plus(AT, 'PT23H59M'));
    expect(await anchors()).toHaveLength(1);
    const next = plus(AT, 'P1D');
    await owners(1);
    const archive = fallsAfter(0);
    await tended(next);
    expect((await progress()).trouble).toEqual({
      ...{ at: next, because: 'Unexpected', times: 1, again: plus(next, 'PT1M') },
    });
    await tended(plus(next, 'PT30S'));
    await tended(plus(next, 'PT1M'));
    expect((await progress()).trouble).toMatchObject({ times: 2, again: plus(next, 'PT3M') });
    standsUp(archive);
    await tended(plus(next, 'PT2M'));
    expect((await progress()).state).toBe('looking');
    await tended(plus(next, 'PT3M'));
    expect(await progress()).toMatchObject({ state: 'made', number: 2, trouble: null });
  });

  it('names who was taken out of the register with all records, though another came meanwhile, and goes on to', async () => {
    await owners(4);
    await asked();
    const vanished = async () => (await api('ListAnchors', { by })).body.vanished;
    const lost = ownerNumber(2);
    for (const Key of [registerKey(lost), { pk: caseKey(lost), sk: 'case' }])
      await table.documents.send(new DeleteCommand({ TableName: table.name, Key }));
    const enter = async (number: number) => {
      const owner = ownerNumber(number);
      const inRegister = { ...registerKey(owner), owner, anchors: [], seq: 0, hash: '' };
      for (const Item of [heading(number, 1), inRegister])
        await table.documents.send(new PutCommand({ TableName: table.name, Item }));
    };
    await enter(7);
    expect(await vanished()).toEqual([]);
    await asked(plus(AT, 'P1D'));
    expect((await anchors()).map(({ register }) => register.owners)).toEqual([4, 4]);
    expect(await vanished()).toEqual([lost]);
    await enter(8);
    await asked(plus(AT, 'P2D'));
    expect(await vanished()).toEqual([lost]);
  });

  it('names a chain that was cut or rewritten since it was anchored, with its end set back, for as long as it is listed', async () => {
    await owners(3);
    const put = (Item: object) => table.documents.send(new PutCommand({ TableName: table.name, Item }));
    const reader = (day: string, seq: number) =>
      put({
        pk: readsKey('reader-1'),
        sk: 'head',
        type: 'reader-head',
        day,
        seq,
        hash: hashText(`${day} ${seq}`),
      });
    const owner = readerInRegister('reader-1');
    await put({ ...registerKey(owner), owner, anchors: [], seq: 0, hash: '' });
    const vanished = async () => (await api('ListAnchors', { by })).body.vanished;
    const dayAfter = async (days: number) => {
      await asked(plus(AT, `P${days}D`));
      return vanished();
    };
    await put(heading(1, 5));
    await reader('2026-03-10', 4);
    expect(await dayAfter(1)).toEqual([]);
    await reader('2026-03-11', 1);
    await put(heading(1, 6));
    expect(await dayAfter(2)).toEqual([]);
    await put(heading(1, 4));
    expect(await dayAfter(3)).toEqual([ownerNumber(1)]);
    await reader('2026-03-10', 4);
    expect(await dayAfter(4)).toEqual([owner, ownerNumber(1)]);
    await put({ ...heading(2, 1), audit: { seq: 1, hash: hashText('another') } });
    expect(new Set((await dayAfter(5)) as string[])).toEqual(
      new Set([owner, ownerNumber(1), ownerNumber(2)]),
    );
    expect(await dayAfter(6)).toHaveLength(3);
  });

  it('waits for nothing that a clock said which was a year ahead', async () => {
    const ahead = plus(AT, 'P365D');
    await owners(3);
    await tended(ahead);
    await tended(AT);
    expect((await anchors()).map(({ number, at }) => [number, at])).toEqual([
      [2, AT],
      [1, ahead],
    ]);
    await tended(plus(AT, 'PT1H'));
    expect(await anchors()).toHaveLength(2);
    await owners(4);
    const archive = fallsAfter(0);
    await tended(plus(ahead, 'P1D'));
    expect((await progress()).trouble).not.toBeNull();
    standsUp(archive);
    await tended(plus(AT, 'P1D'));
    expect(await progress()).toMatchObject({ state: 'made', number: 3, trouble: null });
  });

  it('is taken over from a call that a clock a year ahead left busy', async () => {
    await owners(3);
    const archive = currentSeam()!.archive!;
    const { write } = archive;
    const never = Promise.withResolvers<boolean>();
    const begun = Promise.withResolvers<void>();
    archive.write = async () => {
      archive.write = write;
      begun.resolve();
      return never.promise;
    };
    const lost = asked(plus(AT, 'P365D'));
    await begun.promise;
    await tended(AT);
    expect(await progress()).toMatchObject({ state: 'made', number: 1 });
    never.resolve(true);
    expect((await lost).number).toBe(1);
    expect(await anchors()).toHaveLength(1);
  });

  it('tells nothing to whoever does not audit or administer', async () => {
    expect((await api('ReadAnchoring', { by })).body).toEqual({ anchoring: null });
    expect((await api('ReadAnchoring', { by: staff('supervisor') })).status).toBe(403);
  });
});

describe('files that somebody puts among the anchors', () => {
  it('are passed over: the anchors go on beside them, and each is read', async () => {
    await owners(3);
    await asked();
    const [first] = await anchors();
    const forged = nextAnchor({ number: 7, log: Array(7).fill('0'.repeat(64)) }, [], registerOf([]), AT);
    const planted = { 2: '', 3: 'garbage', 8: JSON.stringify(forged), 99999999: '{}' };
    for (const [number, text] of Object.entries(planted))
      await currentSeam()!.archive!.write(`anchors/${number.padStart(8, '0')}.json`, Buffer.from(text));
    expect(await anchors()).toEqual([first]);
    for (const number of [2, 3]) {
      expect(await asked(plus(AT, `P${number}D`))).toMatchObject({ state: 'made', number });
      const [newest, before] = await anchors();
      expect([newest!.number, isWhole(newest!), continues(newest!, before!)]).toEqual([number, true, true]);
    }
    const file = await storedCase(table);
    const { status, body } = await api('ReadProof', { by, path: { caseId: file.case.id } });
    expect([status, (body.anchor as Anchor | undefined)?.number]).toEqual([200, 3]);
  });
});
