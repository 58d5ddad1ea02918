import * as z from 'zod';
import { GENESIS } from '../audit/chain.ts';
import { PrioritySchema, SubmissionCategorySchema } from '../case/case.ts';
import type { OpenedCase } from '../case/change.ts';
import { WRITTEN_IDENTITY } from '../case/identity.ts';
import type { Particulars } from '../case/particulars.ts';
import type { Person } from '../case/person.ts';
import { PersonSchema } from '../case/person.ts';
import { KnownCountrySchema } from '../case/place-codes.ts';
import { inListOrder, PreferencesSchema } from '../case/preference.ts';
import type { Command } from '../kernel/actor.ts';
import { OfficeSchema } from '../kernel/actor.ts';
import { ageOn } from '../kernel/calendar.ts';
import { identifier, type MakeIdentifier } from '../kernel/identifier.ts';
import { invalid } from '../kernel/invalid-input.ts';
import { personal } from '../kernel/personal-data.ts';
import { present } from '../kernel/present.ts';
import { rule } from '../kernel/rules.ts';
import { normalizedNumber, writtenName, writtenNumber } from '../kernel/written-text.ts';
import type { Policy } from '../policy/policy.ts';
import { ProgrammeSchema, todayAt } from '../policy/policy.ts';
import { newRequest } from '../tracing-request/open-tracing-request.ts';
import { NewSoughtSchema } from '../tracing-request/sought.ts';
import { refuseContradictoryPapers, withPhones } from './identity-of-member.ts';
import { NewConsentSchema } from './new-consent.ts';
import { newConsents as consentsOf } from './new-consents.ts';

const MemberSchema = z.strictObject(
  PersonSchema.omit({
    ...{ type: true, schema: true, id: true, caseId: true, version: true, status: true },
    undecided: true,
  }).shape,
);
/** A new member: names must contain letters, countries are looked up. */
export const NewMemberSchema = MemberSchema.extend({
  nationality: personal(KnownCountrySchema),
  individualNumber: personal(writtenNumber()).optional(),
  name: personal(writtenName()),
  motherName: personal(writtenName()).optional(),
  fatherName: personal(writtenName()).optional(),
  ...WRITTEN_IDENTITY,
});
/** A corrected member: a country that the record had before countries were looked up may stay. */
export const CorrectedMemberSchema = NewMemberSchema.extend({ nationality: PersonSchema.shape.nationality });
export type NewMember = z.infer<typeof NewMemberSchema>;

/** The most consents a household can be registered with; more can be recorded afterwards. */
const MAX_CONSENTS = 40;

/** A household as it is registered: one principal applicant and up to 19 more members, with consents and tracing requests. */
export const NewCaseSchema = z.strictObject({
  programme: ProgrammeSchema,
  number: personal(writtenNumber()),
  office: OfficeSchema,
  /** Not known yet if absent, like the categories: work asks for it before the stage that needs it. */
  destinationOffice: OfficeSchema.optional(),
  primaryCategory: SubmissionCategorySchema.optional(),
  secondaryCategory: SubmissionCategorySchema.optional(),
  priority: PrioritySchema,
  preferences: PreferencesSchema.default([]),
  /** What the programme asks besides; checked by the programme's own schema. */
  particulars: personal(z.record(z.string(), z.unknown())).optional(),
  members: z.array(NewMemberSchema).min(1).max(20),
  consents: z.array(NewConsentSchema).max(MAX_CONSENTS).default([]),
  tracing: z
    .array(z.strictObject({ seeker: z.int().min(0).max(19), sought: NewSoughtSchema }))
    .max(20)
    .default([]),
});
export type NewCase = z.infer<typeof NewCaseSchema>;

/** Whether two registration numbers are equal, ignoring letter case, outer spaces and invisible marks. */
export const sameNumber = (one: string, other: string): boolean =>
  normalizedNumber(one) === normalizedNumber(other);

/**
 * The id of a case: the same programme and registration number always give the same case. It is derived with the
 * installation's key; older cases keep the id made by `identifier`.
 */
export const caseIdOf = (make: MakeIdentifier, programme: string, number: string): string =>
  make('case', programme, normalizedNumber(number));

/** Checks fields of a member against each other on a date; throws `InvalidInput` naming the field. */
export function refuseContradictoryMember(
  member: NewMember,
  path: string,
  { bestInterests: { majority } }: Pick<Policy, 'bestInterests'>,
  today: string,
  before?: Pick<NewMember, 'custody' | 'separation'>,
): void {
  if (member.birthDate > today) throw invalid(`${path}.birthDate`, rule('not-in-future'), 'a later date');
  const age = ageOn(member.birthDate, today);
  if (age > 125) throw invalid(`${path}.birthDate`, rule('age-at-most', { most: 125 }), `${age} years`);
  const adult = age >= majority;
  // Values that were right when recorded may stay: somebody correcting another field need not change them.
  const [keptSeparation, keptCustody] = [
    before?.separation === member.separation,
    before?.custody === member.custody,
  ];
  if (adult && member.separation !== 'accompanied' && !keptSeparation)
    throw invalid(`${path}.separation`, rule('accompanied-from', { majority }), member.separation);
  if (adult && member.custody !== 'not-a-child' && !keptCustody)
    throw invalid(`${path}.custody`, rule('no-custody-from', { majority }), member.custody);
  if (!adult && member.custody === 'not-a-child')
    throw invalid(`${path}.custody`, rule('custody-below', { majority }), member.custody);
  refuseContradictoryPapers(member, path, today);
}

/** Checks that a schema cannot express; throws `InvalidInput` naming the member. */
export function refuseContradictions(wanted: NewCase, policy: Policy, at: string): void {
  const principals = wanted.members.filter((member) => member.relationship === 'principal-applicant').length;
  if (principals !== 1) throw invalid('members', rule('one-principal'), `${principals}`);
  if (wanted.primaryCategory !== undefined && wanted.primaryCategory === wanted.secondaryCategory)
    throw invalid('secondaryCategory', rule('differs-from-primary'), wanted.primaryCategory);
  const today = todayAt(policy, wanted.office, at);
  for (const [index, member] of wanted.members.entries())
    refuseContradictoryMember(member, `members.${index}`, policy, today);
  const numbers = new Set<string>();
  for (const [index, { individualNumber }] of wanted.members.entries()) {
    const number = normalizedNumber(individualNumber ?? '');
    if (number !== '' && numbers.has(number))
      throw invalid(`members.${index}.individualNumber`, rule('given-once'), 'the number of another member');
    numbers.add(number);
  }
  const known = new Set<string>();
  for (const [index, { purpose, recipient, givenOn, member = -1, guardian }] of wanted.consents.entries()) {
    const key = JSON.stringify([purpose, recipient, givenOn, member]);
    if (known.has(key)) throw invalid(`consents.${index}`, rule('given-once'), 'the same consent again');
    known.add(key);
    for (const [field, of] of [['member', member] as const, ['guardian', guardian ?? 0] as const])
      if (of >= wanted.members.length)
        throw invalid(`consents.${index}.${field}`, rule('member-index'), `${of}`);
  }
  for (const [index, request] of wanted.tracing.entries())
    if (request.seeker >= wanted.members.length)
      throw invalid(`tracing.${index}.seeker`, rule('member-index'), `${request.seeker}`);
}

/** Registers a household under the id of its case; `start` starts its workflow in the same commit. */
export function registerCase(
  wanted: NewCase,
  policy: Policy,
  start: boolean,
  command: Command,
  id: string,
): OpenedCase {
  refuseContradictions(wanted, policy, command.at);
  const persons = wanted.members.map((member, index): Person => {
    const personId = identifier('person', id, String(index));
    const meant = withPhones(member, `members.${index}`, policy, wanted.office);
    return { type: 'person', schema: 4, id: personId, caseId: id, version: 1, status: 'active', ...meant };
  });
  const consents = consentsOf(wanted.consents, persons, policy, command.at);
  const asked = wanted.tracing.map((request, index) =>
    newRequest(
      { id, office: wanted.office },
      {
        seekerId: present(persons[request.seeker], `a seeker, member ${request.seeker}`).id,
        sought: request.sought,
      },
      { ...command, id: `${command.id}/${index}` },
    ),
  );
  const requests = [
    ...asked,
    ...(start
      ? tracingForSeparatedChildren(
          wanted.office,
          persons,
          asked.map((request) => request.seekerId),
          command,
        )
      : []),
  ];
  const { members: _members, consents: _consents, tracing: _tracing, particulars, ...submission } = wanted;
  return {
    case: {
      type: 'case',
      schema: 13,
      id,
      version: 1,
      policyVersion: policy.version,
      status: start ? 'active' : 'registered',
      run: start ? 1 : 0,
      registeredAt: command.at,
      stages: {},
      audit: { seq: 0, hash: GENESIS },
      ...submission,
      preferences: inListOrder(wanted.preferences),
    },
    writes: [...persons, ...consents, ...requests, ...particularsOf(id, particulars)],
    facts: [
      {
        act: 'case.registered',
        subject: id,
        details: { programme: wanted.programme, members: persons.length, policyVersion: policy.version },
      },
      ...(start ? [{ act: 'case.started', subject: id }] : []),
    ],
  };
}

const particularsOf = (caseId: string, answers: NewCase['particulars']): Particulars[] =>
  answers ? [{ type: 'particulars', schema: 1, caseId, answers }] : [];

/** Tracing requests that the platform opens for unaccompanied and separated children who have none yet. */
export function tracingForSeparatedChildren(
  office: string,
  persons: readonly Person[],
  seekers: readonly string[],
  command: Command,
) {
  return persons
    .filter(
      (person) =>
        person.separation !== 'accompanied' && person.status === 'active' && !seekers.includes(person.id),
    )
    .map((child) => {
      const mother = child.motherName !== undefined || child.fatherName === undefined;
      const name = child.motherName ?? child.fatherName;
      const sought = {
        relationship: mother ? ('mother' as const) : ('father' as const),
        sex: mother ? ('f' as const) : ('m' as const),
        ...(name === undefined ? {} : { name }),
      };
      return newRequest(
        { id: child.caseId, office },
        { seekerId: child.id, sought },
        { ...command, id: `${child.caseId}/${child.id}/alone` },
      );
    });
}
