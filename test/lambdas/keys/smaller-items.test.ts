import { createSecretKey, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sealBytes } from '../../../lambdas/adapters/keys/seal-bytes.ts';
import { openItem, sealItem } from '../../../lambdas/adapters/keys/seal-items.ts';

const key = { owner: 'CASE#case-1', key: createSecretKey(randomBytes(32)) };
const plan = (lines: number) => ({
  ...{ pk: 'CASE#case-1', sk: 'case#service-plan#household', type: 'service-plan', id: 'household' },
  lines: Array.from({ length: lines }, (_, index) => ({
    ...{ id: `line-${index}`, service: { list: 'kinbridge-1', code: 'housing' }, owner: 'caseworker' },
    ...{ source: { kind: 'follow-up', reference: 'housing' }, state: 'planned', what: 'A flat.' },
  })),
});
const bytesOf = (item: Record<string, unknown>) => (item.sealed as Uint8Array).length;

describe('a sealed record', () => {
  it.each([1, 20])('is the same again when it is opened, of %i lines', (lines) => {
    expect(openItem(sealItem(plan(lines), key), key)).toEqual(plan(lines));
  });

  it('takes fewer bytes than what it holds, where names come again and again', () => {
    expect(bytesOf(sealItem(plan(20), key))).toBeLessThan(JSON.stringify(plan(20)).length / 3);
  });

  it('opens as it was sealed before records were made smaller', () => {
    const { lines, ...rest } = plan(20);
    const context = { table: 'records', pk: rest.pk, sk: rest.sk, type: rest.type };
    const sealed = sealBytes(key, Buffer.from(JSON.stringify({ lines })), context);
    expect(openItem({ ...rest, sealed }, key)).toEqual(plan(20));
  });
});
