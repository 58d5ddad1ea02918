import type { z } from 'zod';
import type { NewSponsorSchema } from '../../domain/sponsorship/register-sponsor.ts';
import type { Answered, Moment, Step } from './people.ts';

const LETTERS = 'abcdefghijklmnopqrst';

/** A language that only one household and its sponsors speak (codes for private use). */
export const languageOf = (index: number): string =>
  `q${LETTERS[Math.floor(index / 20) % 20]}${LETTERS[index % 20]}`;

/** A sponsor that may be offered any household of its languages. */
export const aSponsor = (
  over: Partial<z.input<typeof NewSponsorSchema>>,
): z.input<typeof NewSponsorSchema> => ({
  kind: 'group',
  name: 'Harbour Street Group',
  email: 'harbour@example.org',
  mailLanguage: 'en',
  destinationOffice: 'toronto',
  vetting: { status: 'active', validUntil: '2035-12-31' },
  capacity: 20,
  languages: [],
  interpreter: false,
  accessibleHousing: true,
  minutesToMedicalCare: 20,
  supportsSingleParents: true,
  supportsLargeHouseholds: true,
  experience: 3,
  vetoes: [],
  tiedTo: [],
  ...over,
});

/** A call of an office to the case at the moment that a work item is taken up; the item is left alone. */
export const happens =
  (path: string, body: (moment: Moment) => unknown, user = 'supervisor.amman') =>
  async (moment: Moment): Promise<null> => {
    const answer = await moment.call(user, `:${path}`, await body(moment));
    if (answer.status >= 300)
      throw new Error(`${path} was refused: ${answer.status} ${JSON.stringify(answer.body)}`);
    return null;
  };

/** Ends a story whose later stages are told elsewhere. */
export const theEnd = happens('/cancel', () => ({ reasonCode: 'end-of-the-story' }));

/** Tries a decision that has to be refused, keeps the answer, and then does what is usual. */
export const refused =
  (answers: Answered[], form: Record<string, unknown>, user?: string): Step =>
  async (moment) => {
    answers.push(await moment.decide(form, user));
    return moment.usual();
  };
