import { describe, expect, it } from 'vitest';
import type { CaseOverview } from '../../../domain/case/case-overview.ts';
import { packedOverview, unpackedOverview } from '../../../lambdas/adapters/packed-overview.ts';
import { fromItem, toItem } from '../../../lambdas/adapters/stored-item.ts';
import { caseFile } from '../../fixtures/case-file.ts';

const AT = '2026-03-10T09:00:00.001Z';
const full: CaseOverview = {
  settledAt: AT,
  members: 4,
  principalId: 'person-1',
  flags: ['protection'],
  waits: [
    { kind: 'health-exam', office: 'amman', openedAt: AT, dueAt: '2026-03-20T09:00:00.000Z', count: 3 },
  ],
  until: [{ stage: 'travel', at: AT }],
  valid: [{ what: 'health', until: '2026-09-01' }],
  readers: [{ id: 'staff-1' }, { id: 'staff-2', until: AT }],
};
const bare: CaseOverview = { members: 0, flags: [], waits: [], readers: [] };

describe('the overview of a case', () => {
  it.each([
    ['with everything, instants as they were written', full],
    ['with nothing', bare],
    ['an instant of another form', { ...full, settledAt: '2026-03-10T11:00:00+02:00' }],
    ['from before 1970', { ...full, settledAt: '1969-12-31T23:59:59.000Z' }],
  ])('comes back from its stored text: %s', (_name, overview) => {
    expect(unpackedOverview(packedOverview(overview))).toEqual(overview);
  });

  it('is stored as one text, and read as well from before', () => {
    const stored = toItem({ ...caseFile().case, overview: full } as Parameters<typeof toItem>[0]);
    expect(typeof stored.overview).toBe('string');
    expect(fromItem(stored)).toMatchObject({ overview: full });
    expect(fromItem({ ...stored, schema: 12, overview: full })).toMatchObject({ schema: 13, overview: full });
  });
});
