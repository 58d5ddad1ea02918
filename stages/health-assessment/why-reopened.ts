import type { CaseFile } from '../../domain/case/case-file.ts';
import { forNewcomers, JOINED } from '../../domain/case/case-rules.ts';
import { whyJoined } from '../../domain/household/why-joined.ts';
import { dateOf, datePlus } from '../../domain/kernel/calendar.ts';
import type { Lever, Step } from '../../domain/kernel/smallest-change.ts';
import { waysOtherwise } from '../../domain/kernel/smallest-change.ts';
import type { Why } from '../../domain/kernel/why.ts';
import type { HealthRecord } from './health-record.ts';
import { membersNotValidOn, tuberculosisOf, validUntil } from './validity.ts';

/** No journey is looked for further away than the longest validity of an examination. */
const MAX_DAYS = 400;
const MAX_MONTHS = 24;

const NAME = 'health-assessment';

/** The days from one to another, both included. */
export const daysBetween = (from: string, to: string): string[] => {
  const days: string[] = [];
  for (let day = from; day <= to && days.length < MAX_DAYS; day = datePlus(day, 'P1D')) days.push(day);
  return days;
};

/** As if everyone whose clearance ends before the journey had been examined and cleared on a day. */
function examinedOn(file: CaseFile, journey: string, on: string): CaseFile {
  const again = membersNotValidOn(file, journey).map(({ id: personId }): HealthRecord => {
    const known = file.health.find((record) => record.personId === personId);
    return {
      ...{ type: 'health-record', schema: 4, caseId: file.case.id, personId, exams: 1 },
      ...{ classification: 'no-finding' },
      ...known,
      ...{ examinedOn: on, cleared: true },
      validUntil: validUntil(file.policy, on, known ? tuberculosisOf(known) : 'none'),
    };
  });
  const kept = file.health.filter(({ personId }) => !again.some((one) => one.personId === personId));
  return { ...file, health: [...kept, ...again] };
}

/** As if an examination without a finding of tuberculosis were valid for so many months. */
function validFor(file: CaseFile, months: number): CaseFile {
  const health = { ...file.policy.health, validity: `P${months}M` };
  const policy = { ...file.policy, health };
  const again = file.health.map((record) =>
    tuberculosisOf(record) === 'none'
      ? { ...record, validUntil: validUntil(policy, record.examinedOn, 'none') }
      : record,
  );
  return { ...file, policy, health: again };
}

const monthsOf = (duration: string): number => Number(/^P(\d+)M$/.exec(duration)?.[1] ?? MAX_MONTHS);

/** What would make every clearance reach a day: a later examination, or a longer validity. */
export function healthLevers(file: CaseFile, journey: string): readonly Lever<CaseFile>[] {
  const late = membersNotValidOn(file, journey);
  if (late.length === 0) return [];
  const known = file.health.filter(({ personId }) => late.some(({ id }) => id === personId));
  const first = known.map((record) => record.examinedOn).sort()[0];
  const days = daysBetween(datePlus(first ?? journey, first === undefined ? '-P1Y' : 'P1D'), journey);
  const months = monthsOf(file.policy.health.validity);
  return [
    {
      lever: 'examined-from',
      steps: days.map(
        (day): Step<CaseFile> => ({ values: { day }, apply: (now) => examinedOn(now, journey, day) }),
      ),
    },
    {
      lever: 'validity-of',
      steps: Array.from({ length: MAX_MONTHS - months }, (_, n) => months + n + 1).map((many) => ({
        values: { months: many, now: months },
        apply: (now: CaseFile) => validFor(now, many),
      })),
    },
  ];
}

/** Why the assessment was opened again: a clearance that ends before the journey, or somebody who joined. */
export function whyReopened(file: CaseFile): Why | undefined {
  const state = file.case.stages[NAME];
  if (state?.outcome === JOINED) return whyJoined(file, NAME, forNewcomers);
  const departureAt = file.travel?.departureAt;
  if (state?.outcome !== 'validity-too-short' || departureAt === undefined) return undefined;
  const planned = { file, day: dateOf(departureAt) };
  const reaches = ({ file: now, day }: typeof planned) => membersNotValidOn(now, day).length === 0;
  if (reaches(planned)) return undefined;
  const earlier = daysBetween(dateOf(state.at), planned.day).reverse().slice(1);
  return {
    rule: 'health-reaches-journey',
    values: { day: planned.day, policy: file.policy.version },
    ways: waysOtherwise(reaches, planned, [
      {
        lever: 'departure-by',
        steps: earlier.map((day) => ({ values: { day }, apply: (now) => ({ ...now, day }) })),
      },
      ...healthLevers(file, planned.day).map(({ lever, steps }) => ({
        lever,
        steps: steps.map(({ values, apply }) => ({
          values,
          apply: (now: typeof planned) => ({ ...now, file: apply(now.file) }),
        })),
      })),
    ]),
  };
}
