import type { Form } from '../../../scripts/demo/forms.ts';
import { withCondition } from '../../../stages/health-assessment/sample-forms.ts';
import { booked } from '../../../stages/travel/sample-forms.ts';
import { adult, consentsOf, household } from '../../fixtures/household.ts';

/** A household of the walk-through, and what is written about it where that is not the usual. */
export interface Family {
  readonly name: string;
  readonly title: string;
  /** Who they are, for the reader. */
  readonly story: string;
  readonly household: object;
  readonly forms: Readonly<Record<string, Form>>;
  /** How much of the usual time people take. */
  readonly haste?: number;
  /** The kinds of work that are pictured; all where there are none. */
  readonly pictured?: readonly string[];
}

const at = { office: 'amman', destinationOffice: 'toronto' };

const family = [
  adult({ name: 'Hanan Invented', birthDate: '1988-05-04', languages: ['ar', 'en'] }),
  adult({
    ...{ name: 'Sami Invented', relationship: 'spouse', sex: 'm', birthDate: '1985-02-11' },
    languages: ['ar'],
  }),
  adult({
    ...{ name: 'Noor Invented', relationship: 'daughter', birthDate: '2016-09-01' },
    custody: 'both-parents',
  }),
  adult({
    ...{ name: 'Ziad Invented', relationship: 'son', sex: 'm', birthDate: '2024-03-09' },
    custody: 'both-parents',
  }),
];
const alone = [
  adult({
    ...{ name: 'Yusuf Invented', sex: 'm', birthDate: '2011-07-15', separation: 'unaccompanied' },
    custody: 'none',
  }),
];
const ill = [adult({ name: 'Maryam Invented', birthDate: '1964-01-20', needs: ['wheelchair'] })];
const hurried = [
  adult({ name: 'Rasha Invented', birthDate: '1990-10-02' }),
  adult({
    ...{ name: 'Lina Invented', relationship: 'daughter', birthDate: '2017-04-18' },
    custody: 'one-parent-documented',
  }),
];

export const FAMILIES: readonly Family[] = [
  {
    name: 'family',
    title: 'A family',
    story:
      'Two parents, a daughter of ten and a son of two, with nothing unusual: every screen from intake to closure.',
    household: { ...household({ ...at, number: 'WALK-1', members: family }), start: true },
    forms: {},
  },
  {
    name: 'child',
    title: 'A child alone',
    story:
      'A boy of fifteen without any adult: a panel decides on his best interests before any state is asked.',
    household: {
      ...household({
        ...{ ...at, number: 'WALK-2', members: alone, primaryCategory: 'children-and-adolescents-at-risk' },
        consents: consentsOf(alone).map((each) => ({ ...each, childView: 'agrees' as const })),
      }),
      start: true,
    },
    forms: {},
    pictured: ['best-interests', 'tracing-search', 'state-decision', 'travel-booking', 'arrival'],
  },
  {
    name: 'medical',
    title: 'A medical case',
    story:
      'A woman of sixty-two who uses a wheelchair and needs dialysis: sponsors are chosen, and her journey is booked, by it.',
    household: { ...household({ ...at, number: 'WALK-3', members: ill }), start: true },
    forms: { 'health-exam': withCondition },
    pictured: [
      ...['health-exam', 'sponsor-proposal', 'travel-booking', 'fitness-to-fly'],
      ...['receiving-clinic', 'care-on-arrival'],
    ],
  },
  {
    name: 'emergency',
    title: 'An emergency',
    story: 'A mother and her daughter who have to leave within seven days.',
    household: {
      ...household({ ...at, number: 'WALK-4', members: hurried, priority: 'emergency' }),
      start: true,
    },
    forms: { 'travel-booking': booked(1) },
    haste: 0.5,
    pictured: [
      ...['eligibility-review', 'gate-waiver', 'gate-waiver-approval', 'travel-booking'],
      ...['departure', 'arrival', 'owed-duty'],
    ],
  },
];
