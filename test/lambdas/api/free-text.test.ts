import { beforeAll, describe, expect, it } from 'vitest';
import { staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { storedCase } from '../../fixtures/running-case.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

describe('what somebody typed', () => {
  it('stays with the consent and does not come into the audit, nor into the file of an auditor', async () => {
    const file = await storedCase(table);
    const caseId = file.case.id;
    const { personId, purpose, fields, givenOn } = file.consents[0]!;
    const typed = { recipient: 'Cousin Amira Haddad', textVersion: 'read out by Omar' };
    const body = { personId, purpose, fields, givenOn, language: 'ar', ...typed };
    const given = await api('RecordConsent', { by: staff('caseworker'), path: { caseId }, body });
    expect(given.status).toBe(202);
    const read = await api('ReadAudit', { by: staff('auditor'), path: { caseId } });
    const exported = await api('ExportAudit', { by: staff('auditor'), query: { caseId, format: 'csv' } });
    for (const { text } of [read, exported]) {
      expect(text).toContain('consent.given');
      expect(text).not.toMatch(/Amira|Omar/);
    }
    const kept = (await table.store.loadCase(caseId)).consents.map(({ recipient }) => recipient);
    expect(kept).toContain('Cousin Amira Haddad');
  });

  it('is refused where the id of a colleague is asked for', async () => {
    const caseId = (await storedCase(table)).case.id;
    const named = await api('GrantCaseAccess', {
      ...{ by: staff('supervisor'), path: { caseId } },
      body: { reader: 'Amira Haddad', reasonCode: 'colleague' },
    });
    expect(named.status).toBe(400);
  });
});
