import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../../domain/audit/audit-entry.ts';
import { checkChain } from '../../../domain/audit/chain.ts';
import { auditCsv } from '../../../domain/audit/export.ts';
import { AT, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { storedCase } from '../../fixtures/running-case.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
let caseId: string;
beforeAll(async () => {
  table = await openTestTable();
  caseId = (await storedCase(table)).case.id;
  for (const hour of ['10', '11', '12', '13'])
    await api('RaiseFlag', {
      ...{ by: staff('caseworker'), path: { caseId }, at: `2026-03-10T${hour}:00:00.000Z` },
      body: { kind: 'security', instruction: hour, blocks: ['travel'] },
    });
});

/** All parts of an export, two entries each. */
async function exported(format: string) {
  const parts: string[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const query = { caseId, format, after: String(after), limit: '2' };
    const { body } = await api('ExportAudit', { by: staff('auditor'), query });
    parts.push(String(body.text));
    after = body.next as number | null;
  }
  return parts;
}

describe('GET /audit/export', () => {
  it('gives CSV in parts that follow each other, a row for each fact', async () => {
    const parts = await exported('csv');
    expect(parts.length).toBeGreaterThan(2);
    const rows: Record<string, string>[] = parse(parts.join(''), { columns: true });
    const raised = rows.filter(({ act }) => act === 'flag.raised');
    expect(raised.map(({ actor, at }) => `${actor} ${at}`)).toEqual(
      ['10', '11', '12', '13'].map((hour) => `caseworker-1 2026-03-10T${hour}:00:00.000Z`),
    );
    expect(JSON.parse(raised[0]!.details!)).toEqual({ kind: 'security', blocks: ['travel'] });
  });

  it('gives JSON with which the chain can be checked elsewhere', async () => {
    const entries = (await exported('json')).flatMap((part) => JSON.parse(part) as AuditEntry[]);
    const { audit } = (await table.store.loadCase(caseId)).case;
    expect(checkChain(entries, audit)).toEqual([]);
    expect(checkChain(entries.toSpliced(1, 1), audit)).not.toEqual([]);
  });

  it('guards a cell that a spreadsheet would run', () => {
    const fact = { act: 'work-item.decided', subject: '=HYPERLINK("x")' };
    const entry = {
      ...{ caseId, seq: 1, facts: [fact], at: AT, command: 'c', prevHash: '0', hash: '1' },
      actor: { id: '@sum', kind: 'staff' },
    } as unknown as AuditEntry;
    const [row] = parse(auditCsv([entry], true), { columns: true }) as Record<string, string>[];
    expect([row!.subject, row!.actor]).toEqual([`'=HYPERLINK("x")`, "'@sum"]);
  });

  it('is for supervisors of its offices and auditors', async () => {
    const by = (role: 'supervisor' | 'caseworker', office?: string) =>
      api('ExportAudit', { by: staff(role, office), query: { caseId, format: 'csv' } });
    expect([(await by('supervisor')).status, (await by('supervisor', 'nairobi')).status]).toEqual([200, 404]);
    expect((await by('caseworker')).status).toBe(403);
  });
});
