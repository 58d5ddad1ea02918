import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { correctionFaults } from '../../console/src/cases/new/faults.ts';
import { MemberFields } from '../../console/src/cases/new/member-fields.tsx';
import { isChild, isUnborn, valuesOf } from '../../console/src/cases/new/member-values.ts';
import { CorrectionSchema } from '../../domain/casework/correct-person.ts';
import { allTexts } from '../fixtures/console-texts.ts';
import { adult } from '../fixtures/household.ts';
import { rendered } from './rendered.ts';

const NOW = new Date('2026-11-28T10:00:00Z');
const born = (birthDate: string) => valuesOf({ ...adult({ relationship: 'spouse' }), birthDate });

describe('a member whose birth is corrected to a day to come', () => {
  it('has everything that is wrong marked at once', () => {
    const wanted = { reasonCode: '', member: { ...adult(), birthDate: '2031-02-03' } };
    const { error } = CorrectionSchema.safeParse(wanted);
    expect(correctionFaults(error, wanted, isUnborn(born('2031-02-03'), NOW))).toEqual({
      reasonCode: 'required',
      'member.birthDate': 'birth-date',
    });
  });

  it('is no child, and is not asked with whom it is', () => {
    for (const day of ['2031-02-03', '2026-12-20']) expect(isChild(born(day), 18, NOW)).toBe(false);
    expect([isUnborn(born('2026-11-28'), NOW), isUnborn(born(''), NOW)]).toEqual([false, false]);
    expect(isChild(born('2015-09-01'), 18, NOW)).toBe(true);
    const drawn = (day: string) =>
      rendered(
        createElement(MemberFields, {
          ...{ values: born(day), majority: 18, faults: {}, path: 'member', onChange: () => {} },
          relationships: 'others',
        }),
      );
    const asked = allTexts('en')['cases.field.separation']!;
    expect([drawn('1980-03-01').includes(asked), drawn('9999-01-01').includes(asked)]).toEqual([
      false,
      false,
    ]);
    expect(drawn(`${new Date().getFullYear() - 8}-01-01`)).toContain(asked);
  });
});
