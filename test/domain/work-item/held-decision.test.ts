import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../domain/kernel/actor.ts';
import { PLATFORM } from '../../../domain/kernel/actor.ts';
import { secondsHeld, secondsUntil } from '../../../domain/work-item/held-decision.ts';
import { ANY_WORK_KINDS } from '../../../registry/any-kind.ts';
import { command, sponsorActor, staff } from '../../fixtures/actors.ts';

const holding = { seconds: 60, irreversible: ['erase'], emergency: false };
const held = (actor: Actor, over: Partial<typeof holding> = {}, decision = 'keep') =>
  secondsHeld(command(actor), decision, { ...holding, ...over });

describe('how long a decision can be taken back', () => {
  it('is what the installation says, for a person of the staff', () => {
    expect(held(staff('caseworker'))).toBe(60);
    expect(held(staff('caseworker'), { seconds: 0 })).toBe(0);
  });

  it('is no time at all where nobody decided, lives may depend on it, or it was confirmed', () => {
    const machine = { ...staff('caseworker'), programme: 'resettlement' };
    expect([PLATFORM, sponsorActor('sponsor-1'), machine].map((actor) => held(actor))).toEqual([0, 0, 0]);
    expect(held(staff('caseworker'), { emergency: true })).toBe(0);
    expect(held(staff('supervisor'), {}, 'erase')).toBe(0);
  });

  it('counts whole seconds, and none once the instant has come', () => {
    const until = '2026-03-10T09:01:00.000Z';
    const at = ['09:00:00.000', '09:00:59.999', '09:01:00.000', '09:02:00.000'];
    expect(at.map((time) => secondsUntil(until, `2026-03-10T${time}Z`))).toEqual([60, 1, 0, 0]);
  });
});

describe('what a kind lets nobody take back', () => {
  it('is a decision of its form', () => {
    for (const { kind, irreversible = [], form } of ANY_WORK_KINDS)
      for (const decision of irreversible)
        expect(JSON.stringify(form), `${kind} ${decision}`).toContain(`"${decision}"`);
  });
});
