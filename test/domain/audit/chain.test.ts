import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../../domain/audit/audit-entry.ts';
import { checkChain, GENESIS, hashOf, hashText, seal } from '../../../domain/audit/chain.ts';
import { hashed } from '../../../scripts/audit/read-bundle.ts';
import { AT } from '../../fixtures/actors.ts';

const entry = (n: number) => ({
  caseId: 'case-1',
  at: AT,
  actor: { id: `staff-${n}`, kind: 'staff' as const },
  command: `command-${n}`,
  facts: [
    { act: 'work-item.decided', subject: `item-${n}`, details: { decision: 'accept', fields: ['a', 'b'] } },
  ],
});

function chainOf(length: number): { entries: AuditEntry[]; head: { seq: number; hash: string } } {
  let head = { seq: 0, hash: GENESIS };
  const entries = Array.from({ length }, (_, n) => {
    const sealed = seal(head, entry(n));
    head = { seq: sealed.seq, hash: sealed.hash };
    return sealed;
  });
  return { entries, head };
}

const { entries, head } = chainOf(8);
const index = fc.integer({ min: 0, max: 7 });
const found = (changed: AuditEntry[], end = head) => checkChain(changed, end).map(({ problem }) => problem);

/** Every field of an entry, and what a forger might put there. */
const forgeries: [string, (old: AuditEntry) => AuditEntry][] = [
  ['caseId', (old) => ({ ...old, caseId: 'case-2' })],
  ['seq', (old) => ({ ...old, seq: old.seq + 1 })],
  ['at', (old) => ({ ...old, at: '2026-03-10T09:00:00.001Z' })],
  ['actor', (old) => ({ ...old, actor: { ...old.actor, id: 'somebody-else' } })],
  ['kind', (old) => ({ ...old, actor: { ...old.actor, kind: 'platform' } })],
  ['command', (old) => ({ ...old, command: 'another' })],
  ['facts', (old) => ({ ...old, facts: [...old.facts, { act: 'case.closed' }] })],
  [
    'details',
    (old) => ({ ...old, facts: [{ ...old.facts[0]!, details: { decision: 'deny', fields: ['a', 'b'] } }] }),
  ],
  [
    'order in a list',
    (old) => ({ ...old, facts: [{ ...old.facts[0]!, details: { decision: 'accept', fields: ['b', 'a'] } }] }),
  ],
  ['prevHash', (old) => ({ ...old, prevHash: 'f'.repeat(64) })],
  ['hash', (old) => ({ ...old, hash: 'f'.repeat(64) })],
];

it('hashes by the machine as it hashes anywhere', () => {
  for (const text of ['', 'entry', 'Ünïcode العربية 𝕜', '\ud83d', 'x'.repeat(10_000)])
    expect(hashed(text)).toBe(hashText(text));
});

describe('the audit chain', () => {
  it('is whole as it was sealed, whatever the order of keys', () => {
    expect(found(entries)).toEqual([]);
    const shuffled = entries.map(
      (old) => Object.fromEntries(Object.entries(old).reverse()) as unknown as AuditEntry,
    );
    expect(found(shuffled)).toEqual([]);
    expect(checkChain([], { seq: 0, hash: GENESIS })).toEqual([]);
  });

  it.each(forgeries)('shows a changed %s in any entry', (_field, forge) => {
    fc.assert(
      fc.property(index, (at) => {
        const changed = entries.map((old, n) => (n === at ? forge(old) : old));
        expect(found(changed).length).toBeGreaterThan(0);
      }),
    );
  });

  it('shows a change that was sealed again, by the link that follows or by the case record', () => {
    fc.assert(
      fc.property(index, (at) => {
        const forged = { ...entries[at]!, command: 'another' };
        const changed = entries.map((old, n) => (n === at ? { ...forged, hash: hashOf(forged) } : old));
        expect(found(changed)).toContain(at === 7 ? 'other-end' : 'broken-link');
      }),
    );
  });

  it('shows a chain that was sealed anew from a change on, by the case record', () => {
    const { entries: other } = chainOf(3);
    let last = { seq: 3, hash: other[2]!.hash };
    const forged = entries.slice(3).map((_, n) => {
      const sealed = seal(last, { ...entry(n + 3), command: 'another' });
      last = { seq: sealed.seq, hash: sealed.hash };
      return sealed;
    });
    expect(checkChain([...other, ...forged], head)).toEqual([{ seq: 8, problem: 'other-end' }]);
  });

  it('shows entries that are missing, doubled or in another order', () => {
    fc.assert(
      fc.property(index, index, (a, b) => {
        expect(found(entries.filter((_, n) => n !== a)).length).toBeGreaterThan(0);
        expect(found([...entries.slice(0, a + 1), ...entries.slice(a)]).length).toBeGreaterThan(0);
        if (a === b) return;
        const swapped = [...entries];
        [swapped[a], swapped[b]] = [swapped[b]!, swapped[a]!];
        expect(found(swapped).length).toBeGreaterThan(0);
      }),
    );
  });

  it('shows a case record that says something else than the last entry', () => {
    expect(found(entries, { ...head, hash: 'f'.repeat(64) })).toEqual(['other-end']);
    expect(found(entries, { ...head, seq: 9 })).toEqual(['other-end']);
    expect(found([], head)).toEqual(['other-end']);
  });
});
