import type { CaseFile } from '../../domain/case/case-file.ts';
import { activeMembers } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { PRESUMPTIVE } from '../../domain/case/medical-needs.ts';
import { dateOf, isBefore, minus } from '../../domain/kernel/calendar.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';
import { workItemKind } from '../../domain/work-item/kind.ts';
import type { FitnessForm } from './fitness-form.ts';
import { FitnessFormSchema } from './fitness-form.ts';
import { planOf } from './travel-documents.ts';
import { namedUnfit, partedFor, refuseStrangers } from './unfit.ts';
import { whyTooEarly } from './why-too-early.ts';

/**
 * Fitness to fly of every member, confirmed at most 72 hours (by default) before departure. Whoever is not fit is
 * named; the household chooses to wait for them or to part, which a supervisor confirms.
 */
export const fitnessToFly = workItemKind({
  kind: 'fitness-to-fly',
  stage: 'travel',
  role: 'health-staff',
  place: 'asylum',
  form: FitnessFormSchema,
  partners: {
    service: 'fitness-to-fly',
    decisions: ['fit', 'unfit'],
    persons: (file) => activeMembers(file).map(({ id }) => id),
  },
  decide({ file, command }, form): Change {
    const plan = planOf(file);
    if (!plan.departureAt)
      throw new CaseError('WrongState', 'Expected a booked journey before fitness to fly, received none.');
    if (form.decision === 'unfit') return namedUnfit(file, form, command);
    if (form.decision === 'part') return partedFor(file, form, command);
    const earliest = minus(plan.departureAt, file.policy.health.fitnessWithin);
    if (isBefore(command.at, earliest)) {
      const why = whyTooEarly(plan.departureAt, file.policy, command.at);
      throw invalid('decision', rule('from-on', { from: earliest }), command.at, why);
    }
    const missing = activeMembers(file).filter((person) => !form.personIds.includes(person.id));
    if (missing.length > 0) throw invalid('personIds', rule('every-member'), `${missing.length} missing`);
    return {
      patch: {},
      writes: [{ ...plan, fitToFly: true }, ...treatedBeforeFlying(file, form, dateOf(command.at))],
      facts: [{ act: 'fitness-to-fly.confirmed', details: { on: dateOf(command.at) } }],
      answer: {},
    };
  },
});

/** The records that change: presumptive treatment that was given, and who is fit again after being named unfit. */
function treatedBeforeFlying(
  file: CaseFile,
  { presumptive = [], presumptiveFor = [] }: Extract<FitnessForm, { decision: 'fit' }>,
  on: string,
): CaseFile['health'] {
  refuseStrangers(file, 'presumptiveFor', presumptiveFor);
  return file.health.flatMap(({ unfit, ...record }) => {
    const given = presumptiveFor.includes(record.personId) ? presumptive : [];
    if (given.length === 0 && unfit === undefined) return [];
    const all = [...(record.presumptive?.given ?? []), ...given.map((medicine) => ({ medicine, on }))];
    return [
      {
        ...record,
        fitToFlyOn: on,
        ...(all.length === 0 ? {} : { presumptive: { ...PRESUMPTIVE, given: all } }),
      },
    ];
  });
}
