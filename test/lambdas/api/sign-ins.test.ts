import { beforeEach, describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../../domain/audit/audit-entry.ts';
import { ASYLUM, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

const DAY = '2031-03-10';
const by = staff('caseworker', ASYLUM);

let table: TestTable;
beforeEach(async () => {
  table = await openTestTable();
});

async function recordedOf(reader: string): Promise<AuditEntry['facts']> {
  const path = { day: DAY, reader };
  const { body } = await api('ReadReadings', { by: staff('auditor'), path });
  expect(body.findings).toEqual([]);
  return (body.entries as AuditEntry[])
    .flatMap(({ facts }) => facts)
    .filter(({ act }) => /^(sign-in|client-key)/.test(act));
}
const listed = (claims: Record<string, unknown>, at = `${DAY}T10:00:00.000Z`) =>
  api('ListCases', { by, claims, at });

describe('a sign-in on AWS, where Cognito calls nothing of ours', () => {
  it('is recorded with its first call, before the answer, once for all its tokens', async () => {
    for (const minute of ['00', '05', '10'])
      await listed({ origin_jti: 'session-1', jti: minute }, `${DAY}T10:${minute}:00.000Z`);
    expect(await recordedOf(by.id)).toMatchObject([
      { act: 'sign-in.seen', details: { roles: ['caseworker'], office: ASYLUM } },
    ]);
  });

  it('is recorded again for another sign-in, and not for a token that goes back to none', async () => {
    await listed({ origin_jti: 'session-2' });
    await listed({ origin_jti: 'session-3' });
    await listed({});
    expect(await recordedOf(by.id)).toHaveLength(2);
  });

  it('keeps no part of the token, and is recorded once by calls at the same time', async () => {
    const origin_jti = 'secret-origin-of-a-token';
    await Promise.all(Array.from({ length: 8 }, () => listed({ origin_jti })));
    expect(await recordedOf(by.id)).toHaveLength(1);
    expect(JSON.stringify(await table.scan())).not.toContain(origin_jti);
  });
});
