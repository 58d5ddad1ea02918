import { adult, household } from './invented.ts';
import type { Journey } from './journey.ts';
import { found, onJourney } from './journey.ts';
import type { Attack, Found } from './world.ts';
import { answers, firstOf } from './world.ts';

const ONE = [adult('Zahra Invented')];

/** One caseworker refuses a relationship, and then again. */
async function refusesAlone(journey: Journey): Promise<Found> {
  const caseId = await journey.register(household(ONE, { programme: 'family-reunification' }));
  const form = { decision: 'not-established', reasonCode: 'dna-excludes' };
  const first = await journey.decide(
    await journey.until('relationship-evidence', caseId),
    ...([form, 'caseworker.amman'] as const),
  );
  const between = await journey.read(caseId);
  const second = await journey.until('relationship-evidence', caseId);
  const again = await journey.decide(second, form, 'caseworker.amman');
  const { status, closing } = (await journey.read(caseId)).case;
  return firstOf(
    answers(first, 200),
    found(between.case.closing !== undefined, 'the case closes after one refusal'),
    answers(again, 403),
    found(status !== 'active' || closing !== undefined, `the case is ${status}`),
  );
}

/** One health worker waives class A: at once, without the authority's particulars, and of whom they examined. */
async function waivesAlone(journey: Journey): Promise<Found> {
  const caseId = await journey.register(household(ONE));
  const particulars = {
    ...{ authority: 'Invented Authority', reference: 'W-1', waivedOn: '2026-03-03' },
    ...{ conditions: 'seen within 7 days', receivingClinic: 'Invented Clinic' },
    waivedConditions: ['tuberculosis'],
  };
  const waived = { decision: 'waived' };
  const as = 'health.amman';
  const exam = await journey.until('health-exam', caseId);
  const atOnce = await journey.decide(exam, { ...waived, ...particulars }, as);
  const condition = { examinedOn: '2026-03-03', classAConditions: ['tuberculosis'] };
  const treated = { decision: 'treatment', classification: 'class-a', ...condition };
  const examined = await journey.decide(exam, treated, as);
  const next = await journey.until('health-exam', caseId);
  const bare = await journey.decide(next, waived, as);
  const own = await journey.decide(next, { ...waived, ...particulars }, as);
  const { health } = await journey.read(caseId);
  return firstOf(
    found(atOnce.status === 200, 'class A was waived by whoever found it, at once'),
    answers(examined, 200),
    found(bare.status === 200, 'a waiver without particulars was taken'),
    found(own.status === 200, 'whoever examined recorded the waiver alone'),
    found(
      health.some(({ cleared }) => cleared),
      'the person is cleared',
    ),
  );
}

export const REFUSALS: readonly Attack<void>[] = [
  onJourney('one caseworker', 'refuses a relationship and closes the case (fault 14)', refusesAlone),
  onJourney('one health worker', 'waives class A (fault 14)', waivesAlone),
];
