import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import type { RightsRequest } from '../../../domain/case/rights-request.ts';
import { actorOfClient } from '../../../domain/clients/decide-client.ts';
import type { MachineClient } from '../../../domain/clients/machine-client.ts';
import { decideRight } from '../../../domain/rights/decide-right.ts';
import { maySee } from '../../../lambdas/services/webhook-scope.ts';
import { ASYLUM, AT, command, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { adult, child } from '../../fixtures/household.ts';
import { storedCase, storedItem } from '../../fixtures/running-case.ts';
import { sponsor } from '../../fixtures/sponsorship.ts';
import { ofFamily } from '../../fixtures/surnames.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
let key: string;
let recipient: string;
beforeAll(async () => {
  table = await openTestTable();
  key = await generateX25519Identity();
  recipient = await identityToRecipient(key);
});

const worker = staff('caseworker');
const supervisor = staff('supervisor');
const asks = staff('administrator', ASYLUM, 'admin-1');
const partner: MachineClient = {
  ...{ type: 'machine-client', schema: 2, id: 'client-aaaaaaaaaaaaaaaaaaaa', version: 1, name: 'partner' },
  ...{ office: ASYLUM, role: 'caseworker', routes: ['ListCases', 'ReadCase', 'ReadTimeline'], keys: [] },
  ...{ createdAt: AT, createdBy: asks.id, audit: { seq: 0, hash: '0'.repeat(64) } },
};
const machine = actorOfClient(partner);

let families = 0;
const household = async (): Promise<CaseFile> => {
  families += 1;
  const spouse = adult({ relationship: 'spouse', name: 'Omar Haddad', sex: 'm' });
  return storedCase(table, { members: ofFamily([adult(), spouse, child()], families) });
};
const memberOf = ({ persons }: CaseFile, relationship: string) =>
  persons.find((one) => one.relationship === relationship)!;

/** What a member, or the household, asked and was granted. */
async function granted({ case: { id } }: CaseFile, what: object): Promise<void> {
  const body = { askedBy: 'self', channel: 'letter', words: 'Please stop.', askedOn: '2026-03-01', ...what };
  const { body: answer } = await api('AskRight', { by: worker, path: { recordId: id }, body });
  const by = command(supervisor);
  const form = { decision: 'granted', told: 'letter' } as const;
  await table.store.change(id, by, (file) => decideRight(file, String(answer.requestId), form, by));
}
const OBJECTS = { right: 'objection', purpose: 'referral-to-partner' };
const RESTRICTS = { right: 'restriction' };
const WAYS = [RESTRICTS, OBJECTS];

async function exported(): Promise<{
  text: string;
  counts: unknown;
  heldBack: unknown[];
}> {
  const body = { office: ASYLUM, recipient, reasonCode: 'office-handover' };
  const { body: asked } = await api('AskExport', { by: asks, body });
  const path = { exportId: String(asked.exportId) };
  const counts = (await api('CountHeldBack', { by: supervisor, path })).body.heldBack;
  await api('DecideExport', { by: supervisor, path, body: { decision: 'approve' } });
  const decrypter = new Decrypter();
  decrypter.addIdentity(key);
  let text = '';
  const heldBack: unknown[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const part = await api('ReadExportPart', { by: asks, path, query: cursor === '' ? {} : { cursor } });
    const files = unzipSync(await decrypter.decrypt(Buffer.from(String(part.body.data), 'base64')));
    for (const [name, bytes] of Object.entries(files)) {
      if (name === 'held-back.jsonl')
        heldBack.push(
          ...strFromU8(bytes)
            .trim()
            .split('\n')
            .map((line) => JSON.parse(line)),
        );
      else if (!name.startsWith('schemas/')) text += strFromU8(bytes);
    }
    cursor = part.body.next as string | null;
  }
  return { text, counts, heldBack };
}

describe('whoever is restricted, or objects to being passed on', () => {
  it('is in no export, alone or as a household, and the others are', async () => {
    for (const right of WAYS) {
      const [whole, one, free] = [await household(), await household(), await household()];
      const spouse = memberOf(one, 'spouse');
      const note = { text: `About ${spouse.name}`, about: spouse.id, class: 'identity' };
      await api('WriteNote', { by: worker, path: { caseId: one.case.id }, body: note });
      await granted(whole, right);
      await granted(one, { ...right, personId: spouse.id });
      const { text, heldBack } = await exported();
      for (const { id, name } of [...whole.persons, spouse]) {
        expect([right.right, text.includes(`"id":"${id}"`), text.includes(name)]).toEqual([
          right.right,
          false,
          false,
        ]);
      }
      expect(text).not.toContain(whole.case.number);
      for (const { name } of [memberOf(one, 'principal-applicant'), ...free.persons])
        expect(text).toContain(name);
      const why = right === RESTRICTS ? 'restricted' : 'objected';
      expect(heldBack).toContainEqual({ owner: whole.case.id, why });
      expect(heldBack).toContainEqual({ owner: one.case.id, personId: spouse.id, why });
    }
  });

  it('is counted before the export is approved, and each of them is named in it', async () => {
    const before = (await exported()).counts as Record<string, Record<string, number>>;
    await granted(await household(), RESTRICTS);
    const one = await household();
    await granted(one, { ...OBJECTS, personId: memberOf(one, 'son').id });
    const { counts, heldBack } = await exported();
    const { restricted, objected } = before;
    expect(counts).toEqual({
      restricted: { ...restricted, cases: restricted!.cases! + 1 },
      objected: { ...objected, persons: objected!.persons! + 1 },
    });
    const sum = Object.values(counts as typeof before).flatMap((of) => Object.values(of));
    expect(heldBack).toHaveLength(sum.reduce((all, one) => all + one, 0));
  });

  it('is not counted by whoever does not know of the export', async () => {
    const body = { office: ASYLUM, recipient, reasonCode: 'office-handover' };
    const { body: asked } = await api('AskExport', { by: asks, body });
    const path = { exportId: String(asked.exportId) };
    const other = staff('supervisor', 'geneva');
    expect((await api('CountHeldBack', { by: other, path })).status).toBe(404);
    expect((await api('CountHeldBack', { by: worker, path })).status).toBe(403);
    const query = { cursor: 'x' };
    expect((await api('CountHeldBack', { by: asks, path, query })).status).toBe(400);
  });

  it('is in no list that is saved as a file, and the list on the screen has them', async () => {
    const list = async (query: object) =>
      (await api('ListCases', { by: worker, query: { limit: '100', ...query } })).body as {
        cases: { caseId: string; name: string | null }[];
        heldBack?: number;
      };
    for (const right of WAYS) {
      const [whole, one] = [await household(), await household()];
      const before = (await list({ as: 'file' })).heldBack!;
      await granted(whole, right);
      await granted(one, { ...right, personId: memberOf(one, 'principal-applicant').id });
      const { cases, heldBack } = await list({ as: 'file' });
      expect(heldBack).toBe(before + 1);
      expect(cases.some(({ caseId }) => caseId === whole.case.id)).toBe(false);
      expect(cases.find(({ caseId }) => caseId === one.case.id)?.name).toBe(null);
      const shown = await list({});
      expect(shown.heldBack).toBeUndefined();
      expect(shown.cases.find(({ caseId }) => caseId === whole.case.id)?.name).toBe(
        memberOf(whole, 'principal-applicant').name,
      );
    }
  });

  it('has no work in a list that is saved as a file', async () => {
    const [whole, one] = [await household(), await household()];
    const spouse = memberOf(one, 'spouse').id;
    const ask = { askedBy: 'self', channel: 'letter', words: 'Please.', askedOn: '2026-03-01' };
    const items = async (query: object) =>
      (await api('ListWorkItems', { by: supervisor, query: { role: 'supervisor', limit: '100', ...query } }))
        .body.workItems as { caseId: string; workItemId: string }[];
    for (const {
      case: { id },
      about,
    } of [
      { ...whole, about: undefined },
      { ...one, about: spouse },
    ]) {
      const body = { ...ask, right: 'erasure', ...(about === undefined ? {} : { personId: about }) };
      const { body: asked } = await api('AskRight', { by: worker, path: { recordId: id }, body });
      await storedItem(table, id, 'rights-request', String(asked.requestId));
    }
    await granted(whole, RESTRICTS);
    const ours = async (query: object) => {
      const found = await items(query);
      return [whole, one].map(({ case: { id } }) => found.filter(({ caseId }) => caseId === id).length);
    };
    expect(await ours({})).toEqual([1, 1]);
    expect(await ours({ as: 'file' })).toEqual([0, 1]);
  });

  it('is in no list of sponsors that is saved as a file, nor in an export', async () => {
    const one = sponsor({ name: 'Held Back House', destinationOffice: ASYLUM });
    const free = sponsor({ name: 'Open House', destinationOffice: ASYLUM });
    const request: RightsRequest = {
      ...{ type: 'rights-request', schema: 4, id: 'rights-of-sponsor', caseId: one.id, right: 'restriction' },
      ...{ askedBy: 'sponsor', channel: 'letter', words: 'Stop, please.', askedOn: '2026-03-01' },
      ...{ dueOn: '2026-03-31', recordedBy: 'somebody', recordedAt: AT, status: 'granted' },
    };
    for (const entity of [one, free, request]) await table.store.commitEntity(entity);
    const by = staff('sponsorship-officer');
    const list = async (query: object) =>
      (await api('ListSponsors', { by, query: { limit: '100', ...query } })).text;
    expect(await list({})).toContain(one.name);
    expect(await list({ as: 'file' })).not.toContain(one.name);
    expect(await list({ as: 'file' })).toContain(free.name);
    const { text, heldBack } = await exported();
    expect([text.includes(one.name), text.includes('Stop, please.'), text.includes(free.name)]).toEqual([
      ...[false, false, true],
    ]);
    expect(heldBack).toContainEqual({ owner: one.id, why: 'restricted' });
  });

  it('is shown to no partner system that reads with its key, and to which no message is sent', async () => {
    for (const right of WAYS) {
      const [whole, one] = [await household(), await household()];
      const spouse = memberOf(one, 'spouse');
      const seen = async (file: CaseFile) => {
        const path = { caseId: file.case.id };
        const [read, timeline] = [
          await api('ReadCase', { by: machine, path }),
          await api('ReadTimeline', { by: machine, path }),
        ];
        return [read.status, timeline.status, await maySee(partner, file.case.id, AT)];
      };
      expect([await seen(whole), await seen(one)]).toEqual([
        [200, 200, true],
        [200, 200, true],
      ]);
      await granted(whole, right);
      await granted(one, { ...right, personId: spouse.id });
      expect([await seen(whole), await seen(one)]).toEqual([
        [403, 403, false],
        [200, 200, true],
      ]);
      const { body } = await api('ReadCase', { by: machine, path: { caseId: one.case.id } });
      expect(JSON.stringify(body)).not.toContain(spouse.name);
      expect(JSON.stringify(body)).not.toContain(spouse.id);
      const note = { text: 'likes gardens', about: spouse.id };
      const written = await api('WriteNote', { by: worker, path: { caseId: one.case.id }, body: note });
      const course = await api('ReadTimeline', { by: machine, path: { caseId: one.case.id } });
      expect(course.text).not.toContain(spouse.id);
      expect(course.text).not.toContain(String(written.body.noteId));
      expect(course.text).toContain('case.registered');
      const query = { limit: '100' };
      const { cases } = (await api('ListCases', { by: machine, query })).body as {
        cases: { caseId: string }[];
      };
      const listed = new Set(cases.map(({ caseId }) => caseId));
      expect([listed.has(whole.case.id), listed.has(one.case.id)]).toEqual([false, true]);
      // Staff go on to see what they keep.
      expect((await api('ReadCase', { by: worker, path: { caseId: whole.case.id } })).status).toBe(200);
    }
  });

  it('holds back nothing by an objection to something else', async () => {
    const file = await household();
    await granted(file, { right: 'objection', purpose: 'statistics' });
    expect((await api('ReadCase', { by: machine, path: { caseId: file.case.id } })).status).toBe(200);
    expect(await maySee(partner, file.case.id, AT)).toBe(true);
  });

  it('is in no copy for the family, which a restricted family does not get; their own copy they do', async () => {
    const [whole, one] = [await household(), await household()];
    const spouse = memberOf(one, 'spouse');
    await granted(whole, RESTRICTS);
    await granted(one, { ...RESTRICTS, personId: spouse.id });
    const copy = (file: CaseFile, more: object) =>
      api('MakeCopy', {
        by: worker,
        path: { caseId: file.case.id },
        body: { language: 'en', reasonCode: 'asked-by-person', ...more },
      });
    const family = await copy(one, { audience: 'family' });
    expect(family.status).toBe(201);
    expect(JSON.stringify(family.body)).not.toContain(spouse.name);
    expect(JSON.stringify(family.body)).toContain(memberOf(one, 'son').name);
    expect(family.body.membersLeftOut).toBe(1);
    expect((await copy(whole, { audience: 'family' })).status).toBe(409);
    const own = await copy(one, { audience: 'person', personId: spouse.id });
    expect(JSON.stringify(own.body)).toContain(spouse.name);
    expect(own.body.membersLeftOut).toBe(0);
  });
});
