import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { currentSeam, setClientSeam } from '../../../contracts/client-seam.ts';
import { checkChain } from '../../../domain/audit/chain.ts';
import { checkState } from '../../../domain/audit/check-state.ts';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { requestOf } from '../../../domain/rights/ask-right.ts';
import { carryOutErasure } from '../../../lambdas/services/carry-out-erasure.ts';
import { readLedger } from '../../../lambdas/services/erasure-ledger.ts';
import { theKeys } from '../../../lambdas/services/the-keys.ts';
import { theTable } from '../../../lambdas/services/the-store.ts';
import { ASYLUM, command, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { adult } from '../../fixtures/household.ts';
import { storedCase, storedItem } from '../../fixtures/running-case.ts';
import { ofFamily } from '../../fixtures/surnames.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

class Killed extends Error {}
type When = 'before' | 'after';
/** Which call to a store the process dies at, counted from the moment at which this is set; and whether it took effect. */
let dies: { at: number; when: When } | undefined;
let calls = 0;

async function mayDie<T>(call: () => Promise<T> | T): Promise<T> {
  calls += 1;
  const here = dies !== undefined && calls === dies.at;
  if (here && dies?.when === 'before') throw new Killed();
  const answer = await call();
  if (here) throw new Killed();
  return answer;
}

/** Every function of a store, and of the stores in it, dies in its turn. */
function mortal<T extends object>(store: T): T {
  return new Proxy(store, {
    get(target, name) {
      const found = Reflect.get(target, name);
      if (typeof found === 'function')
        return (...given: unknown[]) => mayDie(() => Reflect.apply(found, target, given));
      return typeof found === 'object' && found !== null ? mortal(found) : found;
    },
  });
}

let table: TestTable;
const before = currentSeam();
beforeAll(async () => {
  table = await openTestTable();
  const seam = currentSeam();
  if (!seam?.archive || !seam.files) throw new Error('Expected the stores of tests.');
  setClientSeam({ ...seam, archive: mortal(seam.archive), files: mortal(seam.files) });
  theTable().documents.middlewareStack.add((next) => (call) => mayDie(() => next(call)), {
    ...({ step: 'initialize', priority: 'high', name: 'dying' } as const),
  });
  const keys = theKeys();
  const destroy = keys.destroy.bind(keys);
  vi.spyOn(keys, 'destroy').mockImplementation((owner, at) => mayDie(() => destroy(owner, at)));
});
afterAll(() => {
  theTable().documents.middlewareStack.remove('dying');
  vi.restoreAllMocks();
  setClientSeam(before);
});

const supervisor = staff('supervisor');
const second = staff('supervisor', ASYLUM, 'supervisor-2');
let families = 0;

/** A household, of whom one or all are to be erased, as a supervisor granted. */
async function granted(whole: boolean): Promise<{ file: CaseFile; requestId: string; goes: string }> {
  families += 1;
  const spouse = adult({ relationship: 'spouse', name: 'Omar Haddad', sex: 'm' });
  const members = ofFamily([adult({ name: 'Samira Haddad' }), spouse], families);
  const file = await storedCase(table, { members });
  const person = file.persons[1]!;
  const by = staff('caseworker');
  const note = { text: 'likes gardens', about: person.id };
  await api('WriteNote', { by, path: { caseId: file.case.id }, body: note });
  await table.store.change(file.case.id, command(), ({ persons }) => ({
    patch: whole ? { status: 'closed' as const } : {},
    writes: whole
      ? []
      : persons.filter(({ id }) => id === person.id).map((one) => ({ ...one, status: 'left' as const })),
    facts: [{ act: whole ? 'case.closed' : 'person.left', subject: whole ? file.case.id : person.id }],
    answer: {},
  }));
  const asked = {
    ...{ right: 'erasure', askedBy: 'self', channel: 'letter', words: 'Please.', askedOn: '2026-03-01' },
    ...(whole ? {} : { personId: person.id }),
  };
  const path = { recordId: file.case.id };
  const { body } = await api('AskRight', { by: supervisor, path, body: asked });
  const requestId = String(body.requestId);
  const workItemId = await storedItem(table, file.case.id, 'rights-request', requestId);
  const form = { decision: 'granted', told: 'letter' };
  await api('DecideWorkItem', { by: second, path: { workItemId }, body: form });
  return { file, requestId, goes: whole ? file.case.id : `${file.case.id}/${person.id}` };
}

/** What is not as an erasure has to leave it; nothing if all is. */
async function amiss(file: CaseFile, requestId: string, goes: string): Promise<string[]> {
  const caseId = file.case.id;
  const after = await table.store.loadCase(caseId);
  const entries = await table.store.readAudit(caseId, 0, 200);
  const { findings } = checkState(entries, await table.store.readProvable(caseId));
  const gone = file.persons.filter(({ id }) => goes === caseId || goes.endsWith(id));
  const stored = JSON.stringify(await table.scan());
  return [
    ...[...checkChain(entries), ...findings].map(({ problem }) => problem),
    ...(requestOf(after.rights, requestId).status === 'erased' ? [] : ['not told']),
    ...((await theKeys().destroyed([goes])).has(goes) ? [] : ['key left']),
    ...((await readLedger()).lines.some(({ owner }) => owner === goes) ? [] : ['not in the ledger']),
    ...gone.filter(({ id }) => after.persons.some((one) => one.id === id)).map(() => 'person left'),
    ...gone.filter(({ name }) => stored.includes(name)).map(() => 'name left'),
  ];
}

describe.each([
  ['a person', false],
  ['a whole case', true],
] as const)('the erasure of %s', (_of, whole) => {
  it.each(['before', 'after'] as const)(
    'is finished by its retry wherever the process died: %s a call took effect',
    async (when) => {
      const found: string[] = [];
      let [at, finished] = [0, false];
      while (!finished) {
        at += 1;
        const { file, requestId, goes } = await granted(whole);
        const by = command();
        [dies, calls] = [{ at, when }, 0];
        finished = await carryOutErasure(file.case.id, requestId, by).then(
          () => true,
          () => false,
        );
        dies = undefined;
        if (!finished) await carryOutErasure(file.case.id, requestId, by);
        for (const one of await amiss(file, requestId, goes)) found.push(`call ${at}: ${one}`);
      }
      expect(found).toEqual([]);
      expect(at).toBeGreaterThan(20);
    },
    120_000,
  );
});
