import type { CaseFile } from '../../domain/case/case-file.ts';
import { MEDICAL_NEEDS } from '../../domain/case/medical-needs.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { dateOf, datePlus, plus } from '../../domain/kernel/calendar.ts';
import type { Examined } from './exam-form.ts';
import type { HealthRecord } from './health-record.ts';
import { CLASS_A, VACCINES } from './lists.ts';
import { TUBERCULOSIS } from './tuberculosis.ts';
import { tuberculosisOf, validUntil } from './validity.ts';
import { stillBars, waiversKept } from './waived-conditions.ts';

/** What an exam found, as the record of the person; what was given before stays on it. */
export function recordOfExam(
  file: CaseFile,
  personId: string,
  form: Examined,
  { at, actor }: Command,
): HealthRecord {
  const before = file.health.find((record) => record.personId === personId);
  const classes = classesOf(form);
  const record: HealthRecord = {
    ...{ type: 'health-record', schema: 4, caseId: file.case.id, personId },
    ...classes,
    examinedOn: form.examinedOn,
    validUntil: validUntil(file.policy, form.examinedOn, tuberculosisOf(classes)),
    exams: (before?.exams ?? 0) + 1,
    cleared: form.decision === 'cleared',
    ...treatmentOf(file, form, at),
    ...vaccinationsOf(before, form),
    ...(before?.presumptive ? { presumptive: before.presumptive } : {}),
    ...(form.pregnancyDueOn
      ? { pregnancy: { dueOn: form.pregnancyDueOn, multiple: form.multiplePregnancy ?? false } }
      : {}),
    ...conditionOf(form),
    ...examinersOf(before, form, actor.id),
    ...waiversKept(before),
  };
  return covered(record);
}

/** Nobody is cleared of what a waiver covers, nor barred by it: its conditions stay, and a clinic goes on after arrival. */
function covered(record: HealthRecord): HealthRecord {
  if (record.waiver === undefined || (!record.cleared && stillBars(record).length > 0)) return record;
  const { treatment: _over, ...rest } = record;
  return { ...rest, classification: 'class-a-waived', cleared: true };
}

/** Who ever found class A. */
function examinersOf(
  before: HealthRecord | undefined,
  { decision }: Examined,
  by: string,
): Pick<HealthRecord, 'examinedBy'> {
  const known = before?.examinedBy ?? [];
  const all = decision === 'treatment' && !known.includes(by) ? [...known, by] : known;
  return all.length === 0 ? {} : { examinedBy: all };
}

/** A class B of tuberculosis is a class B, whatever else was found. */
function classesOf(form: Examined): Pick<HealthRecord, 'classification' | 'tuberculosis' | 'classA'> {
  if (form.decision === 'cleared') {
    const { classification, tuberculosisClass } = form;
    return {
      classification: tuberculosisClass === 'none' ? classification : 'class-b',
      tuberculosis: { ...TUBERCULOSIS, class: tuberculosisClass },
    };
  }
  const conditions = form.classAConditions;
  return {
    classification: 'class-a',
    tuberculosis: { ...TUBERCULOSIS, class: conditions.includes('tuberculosis') ? 'a' : 'none' },
    classA: { ...CLASS_A, conditions },
  };
}

function treatmentOf(file: CaseFile, form: Examined, at: string): Pick<HealthRecord, 'treatment'> {
  if (form.decision !== 'treatment') return {};
  const nextExamOn = form.nextExamOn ?? dateOf(plus(at, file.policy.health.treatmentReview));
  return { treatment: { ...(form.treatment ? { given: form.treatment } : {}), nextExamOn } };
}

function vaccinationsOf(
  before: HealthRecord | undefined,
  { vaccinations = [], examinedOn }: Examined,
): Pick<HealthRecord, 'vaccinations'> {
  const earlier = before?.vaccinations?.given ?? [];
  const given = [...earlier, ...vaccinations.map((vaccine) => ({ vaccine, on: examinedOn }))];
  return given.length === 0 ? {} : { vaccinations: { ...VACCINES, given } };
}

function conditionOf({
  travelNeeds,
  careNeeds,
  seenWithin,
  plainWords,
}: Examined): Pick<HealthRecord, 'condition'> {
  const [travel, care] = [travelNeeds ?? [], careNeeds ?? []];
  if (travel.length + care.length === 0 && seenWithin === undefined && plainWords === undefined) return {};
  return {
    condition: {
      ...MEDICAL_NEEDS,
      ...{ travel, care },
      ...(seenWithin ? { seenWithin } : {}),
      ...(plainWords ? { plainWords } : {}),
    },
  };
}

/** The last day that a clinician may name for the next exam. */
export const latestNextExam = ({ policy }: Pick<CaseFile, 'policy'>, today: string): string =>
  datePlus(today, policy.health.treatmentLongest);
