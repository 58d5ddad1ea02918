import { expect, test } from 'vitest';
import { DraftStore, type Shelf } from '../../console/src/drafts/draft-store.ts';

function shelf(): Shelf & { readonly names: string[] } {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    get names() {
      return [...kept.keys()];
    },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
  };
}

test('a draft comes back after a reload with the key under which it was sent', () => {
  const tab = shelf();
  new DraftStore(tab, 'rania').write('decision.item-1', { key: 'k-1', values: { decision: 'recommend' } });
  const reloaded = new DraftStore(tab, 'rania');
  expect(reloaded.read('decision.item-1')).toEqual({ key: 'k-1', values: { decision: 'recommend' } });
  expect(reloaded.read('decision.item-2')).toBeUndefined();
  reloaded.clear('decision.item-1');
  expect(reloaded.read('decision.item-1')).toBeUndefined();
});

test('whoever signs in next in the same tab finds nothing of the person before, and other things stay', () => {
  const tab = shelf();
  tab.setItem('oidc.state', 'kept');
  new DraftStore(tab, 'rania').write('decision.item-1', { key: 'k-1', values: 'a note' });
  const next = new DraftStore(tab, 'omar');
  expect(next.read('decision.item-1')).toBeUndefined();
  expect(tab.names).toEqual(['oidc.state']);
});

test('signing out forgets every draft', () => {
  const tab = shelf();
  const drafts = new DraftStore(tab, 'rania');
  for (const form of ['a', 'b', 'c']) drafts.write(form, { key: form, values: {} });
  drafts.clearAll();
  expect(tab.names).toEqual([]);
});

test('a draft that cannot be read or kept is no draft', () => {
  const tab = shelf();
  tab.setItem('kinbridge.draft.rania.a', '{broken');
  const full: Shelf = {
    ...tab,
    length: 1,
    setItem: () => {
      throw new Error('QuotaExceededError');
    },
  };
  expect(new DraftStore(tab, 'rania').read('a')).toBeUndefined();
  const drafts = new DraftStore(full, 'rania');
  drafts.write('a', { key: 'k', values: {} });
  expect(drafts.read('a')).toBeUndefined();
});
