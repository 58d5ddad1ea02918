import { beforeAll, describe, expect, it } from 'vitest';
import type { AuditNames } from '../../../contracts/audit-names.ts';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { ASYLUM, command, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { storedCase } from '../../fixtures/running-case.ts';
import { sponsor } from '../../fixtures/sponsorship.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
let file: CaseFile;
let own: string;
let foreign: string;
const worker = staff('caseworker', ASYLUM, 'caseworker-named');
const nobody = staff('caseworker', ASYLUM, 'caseworker-unknown');

async function sponsorIn(office: string): Promise<string> {
  const one = sponsor({ destinationOffice: office, name: `Welcome Group of ${office}` });
  await table.store.commitEntity(one);
  return one.id;
}

beforeAll(async () => {
  table = await openTestTable();
  file = await storedCase(table);
  [own, foreign] = [await sponsorIn(ASYLUM), await sponsorIn('oslo')];
  await table.store.noteStaff({
    ...{ type: 'staff-member', schema: 2, id: worker.id, name: 'Rania Khalil' },
    ...{ roles: ['caseworker'], office: ASYLUM, lastSeenOn: '2026-03-09' },
  });
  const noted = (by: typeof worker, subject: string, details = {}) =>
    table.store.change(file.case.id, command(by), () => ({
      ...{ patch: {}, writes: [], answer: {} },
      facts: [{ act: 'case.noted', subject, details }],
    }));
  await noted(worker, file.persons[0]!.id, { sponsorId: own });
  await noted(nobody, file.case.id, { reader: worker.id, sponsorId: foreign });
});

const read = async (by: ReturnType<typeof staff>) => {
  const answer = await api('ReadAudit', { by, path: { caseId: file.case.id } });
  expect(answer.status).toBe(200);
  return answer.body as unknown as AuditNames;
};

describe('whom the audit names', () => {
  it('a supervisor sees by name: colleagues, members, sponsors of the own office', async () => {
    const { people, names } = await read(staff('supervisor'));
    expect(people).toEqual([{ id: worker.id, name: 'Rania Khalil', role: 'caseworker', office: ASYLUM }]);
    const principal = file.persons[0]!;
    expect(Object.keys(names).sort()).toEqual([own, principal.id].sort());
    expect(names[principal.id]?.name).toBe(principal.name);
  });

  it('an auditor sees colleagues by name, and nobody of the household', async () => {
    const { people, names } = await read(staff('auditor', 'geneva'));
    expect(people.map(({ name }) => name)).toEqual(['Rania Khalil']);
    expect(names).toEqual({});
  });

  it('is told with the readings of the case, and recorded as seen by those who saw it', async () => {
    const by = staff('supervisor', ASYLUM, 'supervisor-reads-audit');
    await read(by);
    const seen = await api('ListCaseReadings', {
      ...{ by: staff('auditor', 'geneva'), path: { caseId: file.case.id } },
    });
    const readings = seen.body.readings as { reader: string; act: string; fields: string[] }[];
    expect(readings.filter(({ reader }) => reader === by.id)).toMatchObject([
      { act: 'audit.viewed', fields: ['identity'] },
    ]);
    const audited = readings.filter(({ act, reader }) => act === 'audit.viewed' && reader === 'auditor-1');
    expect(audited.map(({ fields }) => fields)).toEqual(audited.map(() => []));
    expect(seen.body.names).toEqual({});
    expect(seen.body.people).toBeInstanceOf(Array);
  });

  it('of a sponsor is told to its own office, also in its own chain', async () => {
    const answer = await api('ReadSponsorAudit', { by: staff('supervisor'), path: { sponsorId: own } });
    expect(answer.status).toBe(200);
    const { people, names } = answer.body as unknown as AuditNames;
    expect(people).toBeInstanceOf(Array);
    expect(Object.keys(names).filter((id) => id !== own)).toEqual([]);
  });

  it('is nobody of a household where what a colleague read is listed', async () => {
    const day = '2026-03-10';
    const answer = await api('ReadReadings', {
      ...{ by: staff('auditor', 'geneva'), path: { day, reader: 'supervisor-reads-audit' } },
    });
    expect([answer.status, answer.body.names]).toEqual([200, {}]);
  });
});
