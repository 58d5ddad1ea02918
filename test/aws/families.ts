import { household } from '../../bench/case/household.ts';

/** One household with nothing unusual for each registered programme. */
export const FAMILIES = {
  resettlement: household(1),
  'family-reunification': { ...household(2), programme: 'family-reunification' },
  'voluntary-return': {
    ...household(3),
    programme: 'voluntary-return',
    consents: household(3).consents.filter(({ purpose }) => purpose === 'assessment'),
    particulars: { legalStatus: 'asylum-refused', detained: false, removalOrder: true },
  },
} as const;
