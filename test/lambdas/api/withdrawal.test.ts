import { beforeAll, describe, expect, it } from 'vitest';
import type { Fact } from '../../../domain/audit/audit-entry.ts';
import { makeOffer } from '../../../stages/sponsorship/make-offer.ts';
import { command, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { storedCase } from '../../fixtures/running-case.ts';
import { sponsor } from '../../fixtures/sponsorship.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});
const by = staff('caseworker');

/** A case whose household was offered to a sponsor on a consent. */
async function offered() {
  const group = sponsor();
  await table.store.commitEntity(group);
  const { case: caseRecord } = await storedCase(table);
  const made = command();
  await table.store.change(caseRecord.id, made, (file) => makeOffer(file, group, 'ranked', made));
  const { consents } = await table.store.loadCase(caseRecord.id);
  const consentId = consents.find(({ purpose }) => purpose === 'disclosure-to-sponsor')!.id;
  return { caseId: caseRecord.id, consentId, sponsorId: group.id };
}

describe('the preview of a withdrawal', () => {
  it('says what stops and who was told, and the withdrawal does just that', async () => {
    const { sponsorId, ...path } = await offered();
    const { version } = (await table.store.loadCase(path.caseId)).case;
    const preview = await api('ReadWithdrawal', { by, path });
    expect(preview.status).toBe(200);
    expect(preview.body.told).toMatchObject([{ recipient: sponsorId }]);
    // A caseworker of the office of asylum is told which office's sponsor it is, not who.
    expect(preview.body.sponsors).toEqual([{ sponsorId, name: null, office: sponsor().destinationOffice }]);
    expect(preview.body.stops).toMatchObject([{ sponsorId }]);
    expect((await table.store.loadCase(path.caseId)).case.version).toBe(version);

    const withdrawn = await api('WithdrawConsent', { by, path, key: 'withdraw' });
    expect(withdrawn.body.told).toEqual(preview.body.told);
    const [entry] = (await table.store.readAudit(path.caseId, 0, 100)).slice(-1);
    const facts = entry!.facts.filter(({ act }: Fact) => act !== 'consent.withdrawn');
    expect(preview.body.stops).toMatchObject(
      facts.map(({ act, subject }) => ({ act, subject: subject ?? null })),
    );
  });

  it('stops nothing once more after the withdrawal, and is recorded as a reading', async () => {
    const { sponsorId: _sponsor, ...path } = await offered();
    await api('WithdrawConsent', { by, path, key: 'withdraw' });
    expect((await api('ReadWithdrawal', { by, path })).body.stops).toEqual([]);
    const read = await api('ListCaseReadings', { by: staff('auditor'), path: { caseId: path.caseId } });
    expect(JSON.stringify(read.body.readings)).toContain('withdrawal.previewed');
  });

  it('is kept from another office and of no consent that is not there', async () => {
    const { caseId, consentId } = await offered();
    const other = staff('caseworker', 'nairobi');
    expect((await api('ReadWithdrawal', { by: other, path: { caseId, consentId } })).status).toBe(404);
    const path = { caseId, consentId: 'consent-00000000000000000000' };
    expect((await api('ReadWithdrawal', { by, path })).status).toBe(404);
  });
});
