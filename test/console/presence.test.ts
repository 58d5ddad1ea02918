import { describe, expect, test } from 'vitest';
import { leaveEverywhere, Presence, type Shelf } from '../../console/src/idle/presence.ts';

const IDLE = 30 * 60_000;
const NOW = 1_000_000_000;
function shelf(): Shelf {
  const kept = new Map<string, string>();
  return { getItem: (name) => kept.get(name) ?? null, setItem: (name, value) => void kept.set(name, value) };
}
const kindAt = (presence: Presence, ms: number) => presence.phase(NOW + ms, IDLE).kind;

describe('who is there', () => {
  test('is asked two minutes before the end, and gone at the end', () => {
    const presence = new Presence(shelf(), NOW);
    expect(kindAt(presence, IDLE - 120_001)).toBe('here');
    expect(presence.phase(NOW + IDLE - 60_000, IDLE)).toEqual({ kind: 'warned', leftMs: 60_000 });
    expect(presence.phase(NOW + IDLE, IDLE)).toEqual({ kind: 'over', by: 'idle' });
  });

  test('is there in every tab that shares a shelf, and out in every one after a sign-out', () => {
    const shared = shelf();
    const [one, other] = [new Presence(shared, NOW), new Presence(shared, NOW)];
    other.touch(NOW + IDLE - 1000);
    expect(kindAt(one, IDLE)).toBe('here');
    leaveEverywhere(shared);
    expect(one.phase(NOW + IDLE, IDLE)).toEqual({ kind: 'over', by: 'sign-out' });
  });

  test('is not kept by a clock that was put back, nor by what somebody else left on the shelf', () => {
    const kept = shelf();
    kept.setItem('kinbridge.present', 'not a time');
    const presence = new Presence(kept, NOW);
    kept.setItem('kinbridge.present', String(NOW * 2));
    expect(kindAt(presence, 0)).toBe('here');
    expect(kindAt(presence, IDLE)).toBe('over');
    kept.setItem('kinbridge.present', 'nonsense');
    expect(kindAt(presence, IDLE)).toBe('over');
    presence.touch(NOW + 10 * IDLE);
    expect(kindAt(presence, 0)).toBe('here');
    kept.setItem('kinbridge.present', 'nonsense');
    expect(kindAt(presence, IDLE)).toBe('over');
  });

  test('is known in a browser without storage', () => {
    const none: Shelf = {
      getItem() {
        throw new Error('no storage');
      },
      setItem() {
        throw new Error('no storage');
      },
    };
    const presence = new Presence(none, NOW);
    expect(kindAt(presence, IDLE - 1)).toBe('warned');
    expect(kindAt(presence, IDLE)).toBe('over');
  });
});
