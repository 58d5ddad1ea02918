import { beforeAll, describe, expect, it } from 'vitest';
import type { Notice } from '../../../domain/case/notice.ts';
import { noticeTo } from '../../../domain/case/notice-to.ts';
import type { Actor } from '../../../domain/kernel/actor.ts';
import { openWorkItem } from '../../../domain/work-item/open-work-item.ts';
import { AT, command, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { storedCase, storedItem } from '../../fixtures/running-case.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

let offices = 0;
/** An office in which Anna holds a piece of work. */
async function office() {
  offices += 1;
  const name = `standing-in-${offices}`;
  const people = {
    anna: staff('caseworker', name, `anna.${offices}`),
    bilal: staff('caseworker', name, `bilal.${offices}`),
    lead: staff('supervisor', name, `lead.${offices}`),
  };
  for (const by of Object.values(people)) await api('ListStaff', { by });
  const { case: caseRecord } = await storedCase(table, { office: name });
  const workItemId = await storedItem(table, caseRecord.id, 'eligibility-review');
  await api('ClaimWorkItem', { by: people.anna, path: { workItemId } });
  return { ...people, caseId: caseRecord.id };
}
const DAYS = { from: AT.slice(0, 10), until: '2026-12-31' };
const away = (who: Actor, body: object = DAYS) =>
  api('RecordAbsence', { by: who, path: { staffId: who.id }, body });
/** What the workflow asks for when half of the time is over. */
const remind = (caseId: string) => {
  const by = command();
  const request = { kind: 'eligibility-review', round: 1, token: 't', execution: 'execution-1' };
  return table.store.change(caseId, by, (file) => openWorkItem(file, request, by));
};
const told = async (by: Actor, template: Notice['template'] = 'work-item-reminder') =>
  ((await api('ListNotices', { by })).body.notices as unknown as Notice[]).filter(
    (one) => one.template === template,
  );

describe('a reminder of work that somebody holds', () => {
  it('goes to them alone while they are there', async () => {
    const { anna, bilal, lead, caseId } = await office();
    await away(anna, { from: '2026-12-01', until: '2026-12-31', standIn: bilal.id });
    await remind(caseId);
    expect(await told(anna)).toHaveLength(1);
    expect([...(await told(bilal)), ...(await told(lead))]).toEqual([]);
  });

  it('goes to whoever stands in while they are away, who is told in whose place, and waits for them too', async () => {
    const { anna, bilal, lead, caseId } = await office();
    await away(anna, { ...DAYS, standIn: bilal.id });
    await remind(caseId);
    expect(await told(bilal)).toMatchObject([{ data: { inPlaceOf: anna.id } }]);
    expect(await told(anna)).toHaveLength(1);
    expect(await told(lead)).toEqual([]);
  });

  it('goes to the supervisors if nobody stands in, or that person is away as well', async () => {
    for (const standsIn of [false, true]) {
      const { anna, bilal, lead, caseId } = await office();
      await away(anna, { ...DAYS, ...(standsIn ? { standIn: bilal.id } : {}) });
      if (standsIn) await away(bilal);
      await remind(caseId);
      expect(await told(lead)).toMatchObject([{ data: { inPlaceOf: anna.id } }]);
      expect(await told(bilal)).toEqual([]);
    }
  });

  it('goes to them alone again once they are back', async () => {
    const { anna, bilal, caseId } = await office();
    await away(anna, { ...DAYS, standIn: bilal.id });
    await api('EndAbsence', { by: anna, path: { staffId: anna.id } });
    await remind(caseId);
    expect(await told(bilal)).toEqual([]);
    expect(await told(anna)).toHaveLength(1);
  });
});

describe('other notices to one person', () => {
  const write = (caseId: string, to: Actor, template: Notice['template']) => {
    const by = command();
    const notice = noticeTo(caseId, { kind: 'staff', id: to.id, office: to.office! }, template, by);
    const facts = [{ act: 'work-item.reminded', subject: caseId, details: {} }];
    return table.store.change(caseId, by, () => ({ patch: {}, writes: [notice], facts, answer: undefined }));
  };

  it.each(['decision-not-carried-out', 'webhook-disabled'] as const)(
    'about work reach whoever stands in: %s',
    async (template) => {
      const { anna, bilal, caseId } = await office();
      await away(anna, { ...DAYS, standIn: bilal.id });
      await write(caseId, anna, template);
      expect(await told(bilal, template)).toHaveLength(1);
    },
  );

  it('stay with the person who is mentioned in a note', async () => {
    const { anna, bilal, lead, caseId } = await office();
    await away(anna, { ...DAYS, standIn: bilal.id });
    await write(caseId, anna, 'note-mention');
    expect(await told(anna, 'note-mention')).toHaveLength(1);
    for (const by of [bilal, lead]) expect(await told(by, 'note-mention')).toEqual([]);
  });
});
