import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../../console/src/i18n/locales.ts';
import type { Actor } from '../../../domain/kernel/actor.ts';
import { PLATFORM } from '../../../domain/kernel/actor.ts';
import { secondsHeld, secondsUntil } from '../../../domain/work-item/held-decision.ts';
import { ANY_WORK_KINDS } from '../../../registry/any-kind.ts';
import { command, sponsorActor, staff } from '../../fixtures/actors.ts';
import { allTexts } from '../../fixtures/console-texts.ts';

const holding = { seconds: 60, emergency: false };
const held = (actor: Actor, over: Partial<typeof holding> = {}) =>
  secondsHeld(command(actor), { ...holding, ...over });

describe('how long a decision can be taken back', () => {
  it('is what the installation says, for a person of the staff', () => {
    expect(held(staff('caseworker'))).toBe(60);
    expect(held(staff('caseworker'), { seconds: 0 })).toBe(0);
  });

  it('is no time at all where nobody decided, or lives may depend on it', () => {
    const machine = { ...staff('caseworker'), programme: 'resettlement' };
    expect([PLATFORM, sponsorActor('sponsor-1'), machine].map((actor) => held(actor))).toEqual([0, 0, 0]);
    expect(held(staff('caseworker'), { emergency: true })).toBe(0);
  });

  it('counts whole seconds, and none once the instant has come', () => {
    const until = '2026-03-10T09:01:00.000Z';
    const at = ['09:00:00.000', '09:00:59.999', '09:01:00.000', '09:02:00.000'];
    expect(at.map((time) => secondsUntil(until, `2026-03-10T${time}Z`))).toEqual([60, 1, 0, 0]);
  });
});

describe('what nobody can undo', () => {
  it('is a decision of its form, and says what will follow in every language', () => {
    const marked = ANY_WORK_KINDS.flatMap(({ kind, irreversible = [], form }) =>
      irreversible.map((decision) => {
        expect(JSON.stringify(form), `${kind} ${decision}`).toContain(`"${decision}"`);
        return `words.then.${kind}.${decision}`;
      }),
    );
    for (const locale of LOCALES) {
      const texts = allTexts(locale);
      const said = Object.keys(texts).filter((id) => id.startsWith('words.then.'));
      expect(said.sort(), locale).toEqual([...marked].sort());
      for (const id of said) expect(texts[id], id).toMatch(/^\p{L}.{30,}\.$/u);
    }
  });
});
