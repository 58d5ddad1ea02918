import * as z from 'zod';
import type { CaseFile } from '../../domain/case/case-file.ts';
import { memberOf } from '../../domain/case/case-file.ts';
import { LanguageSchema } from '../../domain/case/place-codes.ts';
import { DateSchema } from '../../domain/kernel/calendar.ts';
import type { Issue } from '../../domain/kernel/errors.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { issue } from '../../domain/kernel/invalid-input.ts';
import { personal } from '../../domain/kernel/personal-data.ts';
import { rule } from '../../domain/kernel/rules.ts';
import { RefugeeStatusSchema } from '../../domain/policy/eligibility-policy.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { todayAt } from '../../domain/policy/policy.ts';

const text = (most: number) => personal(z.string().trim().min(1).max(most)).optional();

/** The interview on which a review rests: when, where, in which language, through whom, and who was heard. */
export const interview = {
  interviewedOn: DateSchema.optional(),
  interviewPlace: text(200),
  interviewLanguage: LanguageSchema.optional(),
  interpreting: z.enum(['not-needed', 'in-person', 'by-phone', 'by-video']).optional(),
  interpreter: text(200),
  everyAdultHeard: z.boolean().optional(),
  notHeard: z.array(z.string()).max(20).optional(),
  whyNotHeard: text(1000),
};

/** Why a household may and must be resettled: its status, with source and day, and why no other solution serves. */
export const need = {
  refugeeStatus: RefugeeStatusSchema.optional(),
  statusSource: text(200),
  statusOn: DateSchema.optional(),
  whyNotReturn: text(2000),
  whyNotStay: text(2000),
};

type Interview = z.infer<z.ZodObject<typeof interview>>;
type Need = z.infer<z.ZodObject<typeof need>>;

const INTERVIEW = ['interviewedOn', 'interviewPlace', 'interviewLanguage', 'interpreting'] as const;
const STATUS = ['refugeeStatus', 'statusSource', 'statusOn'] as const;
const OTHER_SOLUTIONS = ['whyNotReturn', 'whyNotStay'] as const;

/** The fields that a recommendation has to fill in under this policy, so that a form can say so. */
export function neededFields({ eligibility }: Pick<Policy, 'eligibility'>) {
  const fields = [
    ...(eligibility.interview ? INTERVIEW : []),
    ...(eligibility.statuses.length > 0 ? STATUS : []),
    ...(eligibility.otherSolutions ? OTHER_SOLUTIONS : []),
  ];
  return ['recommend', 'change'].map((decision) => ({ decision, fields: [...fields] }));
}

const missing = <F extends object>(form: F, names: readonly (keyof F & string)[]): Issue[] =>
  names.filter((name) => form[name] === undefined).map((name) => issue(name, rule('required'), 'nothing'));

function heard(file: CaseFile, { everyAdultHeard, notHeard = [], whyNotHeard }: Interview): Issue[] {
  for (const id of notHeard) memberOf(file, id);
  if ((everyAdultHeard === true) === notHeard.length > 0)
    return [issue('everyAdultHeard', rule('every-adult-heard'), String(everyAdultHeard ?? 'nothing'))];
  return notHeard.length > 0 && whyNotHeard === undefined
    ? [issue('whyNotHeard', rule('required'), 'nothing')]
    : [];
}

function interviewIssues(file: CaseFile, form: Interview, today: string): Issue[] {
  const { interviewedOn, interpreting, interpreter } = form;
  const through = interpreting !== undefined && interpreting !== 'not-needed' && interpreter === undefined;
  return [
    ...missing(form, INTERVIEW),
    ...(interviewedOn !== undefined && interviewedOn > today
      ? [issue('interviewedOn', rule('not-in-future'), interviewedOn)]
      : []),
    ...(through ? [issue('interpreter', rule('required'), 'nothing')] : []),
    ...heard(file, form),
  ];
}

function statusIssues({ eligibility }: Policy, form: Need, today: string): Issue[] {
  const { refugeeStatus, statusOn } = form;
  const options = eligibility.statuses.join(', ');
  return [
    ...missing(form, STATUS),
    ...(refugeeStatus !== undefined && !eligibility.statuses.includes(refugeeStatus)
      ? [issue('refugeeStatus', rule('in-list', { options }), refugeeStatus)]
      : []),
    ...(statusOn !== undefined && statusOn > today
      ? [issue('statusOn', rule('not-in-future'), statusOn)]
      : []),
  ];
}

function refuse(issues: readonly Issue[]): void {
  const [first] = issues;
  if (first)
    throw new CaseError('InvalidInput', `${first.path}: ${first.rule}`, { issues: issues.slice(0, 50) });
}

/**
 * Refuses a recommendation without what the policy asks for: an interview, recognised status or a state's waiver with its
 * source and day, and the reason why going back and staying do not serve. Names everything that is missing.
 */
export function checkRecommendation(file: CaseFile, form: Interview & Need, at: string): void {
  const { eligibility } = file.policy;
  const today = todayAt(file.policy, file.case.office, at);
  refuse([
    ...(eligibility.interview ? interviewIssues(file, form, today) : []),
    ...(eligibility.statuses.length > 0 ? statusIssues(file.policy, form, today) : []),
    ...(eligibility.otherSolutions ? missing(form, OTHER_SOLUTIONS) : []),
  ]);
}

/** Refuses a refusal of people who were not interviewed, unless its reason needs none. */
export function checkRefusal(file: CaseFile, form: Interview & { reasonCode: string }, at: string): void {
  const { interview: asked, withoutInterview } = file.policy.eligibility;
  if (!asked || withoutInterview.includes(form.reasonCode)) return;
  refuse(interviewIssues(file, form, todayAt(file.policy, file.case.office, at)));
}
