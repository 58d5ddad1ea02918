import { beforeAll, describe, expect, it } from 'vitest';
import type { KeptMapping, Mapping } from '../../../domain/intake/mapping/mapping.ts';
import { staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

const amman = staff('caseworker', 'amman');
const beirut = staff('supervisor', 'beirut');
const mapping = (name: string): Mapping => ({
  name,
  fields: {
    name: { from: ['Given Name', 'Family Name'], codes: {} },
    sex: { from: ['Sexe'], codes: { F: 'f' } },
  },
  dateOrder: 'day-first',
});
const save = (wanted: Mapping, version: number, by = amman, more: object = {}) =>
  api('SaveIntakeMapping', { by, body: { mapping: wanted, version, ...more } });
const list = async (by = amman, query: Record<string, string> = {}) => {
  const answer = await api('ListIntakeMappings', { by, query });
  return [answer.status, answer.body.mappings as KeptMapping[] | undefined] as const;
};

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

describe('a mapping of an office', () => {
  it('is kept for everybody of the office, and for nobody else', async () => {
    const saved = await save(mapping('proGres'), 0);
    expect([saved.status, saved.body]).toMatchObject([200, { office: 'amman', version: 1, by: amman.id }]);
    const [, kept] = await list(staff('supervisor', 'amman'));
    expect(kept).toMatchObject([{ version: 1, mapping: mapping('proGres') }]);
    expect(await list(beirut)).toEqual([200, []]);
    expect((await list(beirut, { office: 'amman' }))[0]).toBe(403);
    expect((await save(mapping('proGres'), 0, beirut, { office: 'amman' })).status).toBe(403);
    const [status, asked] = await list(staff('administrator', 'geneva'), { office: 'amman' });
    expect([status, asked?.length]).toEqual([200, 1]);
    expect((await list(staff('travel-officer', 'amman')))[0]).toBe(403);
  });

  it('is replaced from its newest version only, and each version is in the audit without its words', async () => {
    expect((await save(mapping('ProGres'), 0)).status).toBe(409);
    const changed = { ...mapping('proGres'), calendar: 'persian' as const };
    expect((await save(changed, 1)).body).toMatchObject({ version: 2 });
    expect((await save(changed, 1)).status).toBe(409);
    const entries = await table.store.readAudit('intake-of-amman', 0, 10);
    expect(entries.map(({ seq, facts }) => [seq, facts[0]!.act, facts[0]!.details])).toEqual([
      [1, 'intake-mapping.saved', { version: 1 }],
      [2, 'intake-mapping.saved', { version: 2 }],
    ]);
    expect(JSON.stringify(entries)).not.toContain('Given Name');
  });

  it('is refused with a field that an intake file does not have', async () => {
    const { status, text } = await save({ ...mapping('x'), fields: { shoe: { from: ['a'] } } } as never, 0);
    expect([status, text.includes('fields')]).toEqual([400, true]);
  });
});
