import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { isEntryKey } from '../../../contracts/audit-table.ts';
import { currentSeam } from '../../../contracts/client-seam.ts';
import { auditSortKey, caseKey } from '../../../contracts/table.ts';
import type { Anchor } from '../../../domain/audit/anchor.ts';
import type { AuditEntry } from '../../../domain/audit/audit-entry.ts';
import type { Bundle, Proof } from '../../../domain/audit/bundle.ts';
import { verifyBundle } from '../../../domain/audit/bundle.ts';
import { GENESIS, hashOf } from '../../../domain/audit/chain.ts';
import { recordKey, recordName, stateDigest } from '../../../domain/audit/state-digest.ts';
import { isSigned } from '../../../scripts/audit/read-bundle.ts';
import { command, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { storedCase } from '../../fixtures/running-case.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});
const by = staff('auditor');
type Item = Record<string, unknown>;

const placeOf = ({ sk }: Item) => (isEntryKey(String(sk)) ? table.audit : table.name);
const put = (Item: Item) => table.documents.send(new PutCommand({ TableName: placeOf(Item), Item }));
const remove = (Key: Item) => table.documents.send(new DeleteCommand({ TableName: placeOf(Key), Key }));
const itemsOf = async (caseId: string): Promise<Item[]> =>
  (await table.scan()).filter(({ pk }) => pk === caseKey(caseId));
const entriesOf = async (caseId: string): Promise<Item[]> =>
  (await itemsOf(caseId)).filter(({ sk }) => String(sk).startsWith('audit#'));

async function anchored(): Promise<Anchor> {
  const answer = await api('AnchorNow', { by });
  expect(answer).toMatchObject({ status: 202, body: { state: 'made', trouble: null } });
  const [newest] = (await api('ListAnchors', { by })).body.anchors as Anchor[];
  return newest!;
}

/** A case with a few entries, entered in the register as its first record does. */
async function newCase(): Promise<string> {
  const caseId = (await storedCase(table)).case.id;
  for (const act of ['case.noted', 'case.noted'])
    await table.store.change(caseId, command(), () => ({
      ...{ patch: {}, writes: [], answer: {}, facts: [{ act }] },
    }));
  await table.store.enterRegister(caseId);
  return caseId;
}

async function bundleOf(caseId: string): Promise<Bundle> {
  const proof = (await api('ReadProof', { by, path: { caseId } })).body as Proof;
  const page = await api('ExportAudit', { by, query: { caseId, format: 'json', after: '0', limit: '500' } });
  const entries = JSON.parse(String(page.body.text)) as Bundle['entries'];
  return { format: 'kinbridge-audit-bundle/1', owner: caseId, at: '2026-11-28T10:00:00Z', entries, proof };
}
const found = async (caseId: string, copies: Anchor[] = []): Promise<string[]> =>
  verifyBundle(await bundleOf(caseId), { copies }).findings.map(({ problem, seq }) => `${problem} ${seq}`);

/** Every hash after a change fits again, and the case names the end: what a forger of the table can do. */
async function rewrite(caseId: string, change: (entry: Item) => Item): Promise<void> {
  let prevHash: string = GENESIS;
  for (const { pk, sk, hash: _hash, ...entry } of await entriesOf(caseId)) {
    const changed: Item = { ...change(entry), prevHash };
    prevHash = hashOf(changed as unknown as Parameters<typeof hashOf>[0]);
    await put({ pk, sk, ...changed, hash: prevHash });
  }
  const seq = (await entriesOf(caseId)).length;
  await setHead(caseId, { seq, hash: prevHash });
}
const setHead = (caseId: string, audit: object) =>
  table.documents.send(
    new UpdateCommand({
      ...{ TableName: table.name, Key: { pk: caseKey(caseId), sk: 'case' } },
      UpdateExpression: 'SET audit = :audit',
      ExpressionAttributeValues: { ':audit': audit },
    }),
  );

describe('the proof of a case', () => {
  it('finds nothing where nothing was changed, and tells how far it is anchored', async () => {
    const caseId = await newCase();
    expect(verifyBundle(await bundleOf(caseId))).toMatchObject({ findings: [], anchoredTo: 0 });
    const copy = await anchored();
    const report = verifyBundle(await bundleOf(caseId), { copies: [copy] });
    expect(report).toMatchObject({ findings: [], entries: 3, anchoredTo: 3, independentTo: 3 });
    expect(report.records.proved).toBeGreaterThan(1);
    expect(report.records.unbound).toBe(0);
    expect(verifyBundle(await bundleOf(caseId)).independentTo).toBe(0);
  });

  it('finds a record that was changed beside its entry, whatever its digest', async () => {
    const caseId = await newCase();
    const person = (await itemsOf(caseId)).find(({ type }) => type === 'person')!;
    await put({ ...person, birthDate: '1990-01-01' });
    expect(await found(caseId)).toEqual(['record-changed 1']);
  });

  it('finds a case record whose status was changed', async () => {
    const caseId = await newCase();
    const record = (await itemsOf(caseId)).find(({ sk }) => sk === 'case')!;
    await put({ ...record, status: 'closed' });
    expect(await found(caseId)).toEqual(['record-changed 3']);
  });

  it('finds a record that was removed, and one that nobody entered', async () => {
    const caseId = await newCase();
    const person = (await itemsOf(caseId)).find(({ type }) => type === 'person')!;
    await remove({ pk: person.pk, sk: person.sk });
    await put({ ...person, sk: `${person.sk}x` });
    expect((await found(caseId)).sort()).toEqual(['record-missing 1', 'record-unknown 0']);
  });

  it('finds the end of the chain cut off with its records and proofs, by the signature of what was handed out', async () => {
    const caseId = await newCase();
    await anchored();
    const bundle = await bundleOf(caseId);
    const checks = { isSigned };
    expect(verifyBundle(bundle, checks).findings).toEqual([]);
    const entries = bundle.entries.slice(0, 1);
    const [first] = entries as unknown as AuditEntry[];
    const left = Object.entries(first!.left!).map(([name, digest]) => [recordKey(caseId, name), digest]);
    const head = { seq: 1, hash: first!.hash };
    const proof = { ...bundle.proof, head, records: Object.fromEntries(left), anchored: [] };
    const cut = { ...bundle, entries, proof };
    expect(verifyBundle(cut, checks).findings).toEqual([{ seq: 1, problem: 'proof-unsigned' }]);
    const { signature: _, ...unsigned } = proof;
    expect(verifyBundle({ ...cut, proof: unsigned }, checks).findings).toEqual([
      { seq: 1, problem: 'proof-unsigned' },
    ]);
  });

  it('finds a chain that was rewritten whole, by the anchor', async () => {
    const caseId = await newCase();
    await anchored();
    const actor = { id: 'somebody-else', kind: 'staff' };
    await rewrite(caseId, (entry) => (entry.seq === 2 ? { ...entry, actor } : entry));
    expect(await found(caseId)).toEqual(['anchored-otherwise 3']);
  });

  it('finds a chain that was cut and its end set back', async () => {
    const caseId = await newCase();
    await anchored();
    const [, second] = await entriesOf(caseId);
    await remove({ pk: caseKey(caseId), sk: auditSortKey(3) });
    await setHead(caseId, { seq: 2, hash: second!.hash });
    expect(await found(caseId)).toContain('anchored-otherwise 3');
  });

  it('finds a record and its entry rewritten together, and all anchors made anew, by a copy kept elsewhere', async () => {
    const caseId = await newCase();
    const copy = await anchored();
    const person = (await itemsOf(caseId)).find(({ type }) => type === 'person')!;
    const forged = { ...person, birthDate: '1990-01-01' };
    await put(forged);
    const digest = stateDigest(forged);
    await rewrite(caseId, (entry) =>
      entry.seq === 1
        ? { ...entry, left: { ...(entry.left as object), [recordName(caseId, String(person.sk))]: digest } }
        : entry,
    );
    const bundle = await bundleOf(caseId);
    expect(verifyBundle(bundle).findings).toHaveLength(1);
    // Whoever holds everything anchors the forged chain as the first anchor.
    const anew = { ...bundle, proof: { ...bundle.proof, anchored: [], anchor: null } };
    expect(verifyBundle(anew).findings).toEqual([]);
    expect(verifyBundle(anew, { copies: [copy] }).findings).toEqual([
      { seq: copy.number, problem: 'anchor-differs' },
    ]);
  });

  it('is kept from another office, and from whoever does not audit', async () => {
    const caseId = await newCase();
    const path = { caseId };
    expect((await api('ReadProof', { by: staff('supervisor', 'nairobi'), path })).status).toBe(404);
    expect((await api('ReadProof', { by: staff('caseworker'), path })).status).toBe(403);
    expect((await api('AnchorNow', { by: staff('supervisor') })).status).toBe(403);
  });
});

describe('anchors', () => {
  it('go on from each other, and hold each chain that has grown once', async () => {
    const caseId = await newCase();
    const first = await anchored();
    const second = await anchored();
    expect(second.number).toBe(first.number + 1);
    expect(second.log.slice(0, first.number)).toEqual(first.log);
    const { proof } = await bundleOf(caseId);
    expect(proof.anchored.map(({ day }) => day.number)).toEqual([first.number]);
    const { body } = await api('ListAnchors', { by });
    expect((body.anchors as Anchor[])[0]).toEqual(second);
  });

  it('are made after an attempt that broke off between its ends and its anchor', async () => {
    const caseId = await newCase();
    const archive = currentSeam()!.archive!;
    const { write } = archive;
    archive.write = async (name, bytes) => {
      if (/\/\d{8}\.json$/.test(name)) throw new Error('The machine went down.');
      return write(name, bytes);
    };
    const trouble = { because: 'Unexpected', times: 1 };
    expect(await api('AnchorNow', { by })).toMatchObject({
      status: 202,
      body: { state: 'looking', trouble },
    });
    archive.write = write;
    await newCase();
    const made = await anchored();
    expect(verifyBundle(await bundleOf(caseId), { copies: [made] })).toMatchObject({
      findings: [],
      independentTo: 3,
    });
  });
});
