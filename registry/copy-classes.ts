import * as z from 'zod';
import type { CaseFile } from '../domain/case/case-file.ts';
import type { Change } from '../domain/case/change.ts';
import type { FieldClass } from '../domain/case/field-class.ts';
import { FieldClassSchema } from '../domain/case/field-class.ts';
import type { Actor } from '../domain/kernel/actor.ts';
import { CaseError } from '../domain/kernel/errors.ts';
import { invalid } from '../domain/kernel/invalid-input.ts';
import { rule } from '../domain/kernel/rules.ts';
import { STAFF_LANGUAGES } from '../domain/staff/languages.ts';
import { ReasonCodeSchema } from '../domain/work-item/kind.ts';

/** Whom a copy is for: the person concerned, the family, or a court. */
export const ReaderSchema = z.object({
  audience: z.enum(['person', 'family', 'court']),
  /** The person concerned, if the copy is theirs. */
  personId: z.string().max(60).optional(),
});
export type CopyReader = z.infer<typeof ReaderSchema>;

export const NewCopySchema = z.strictObject({
  ...ReaderSchema.shape,
  language: z.enum(STAFF_LANGUAGES),
  reasonCode: ReasonCodeSchema,
  /** What a court ordered; ignored for others, whose classes are fixed. */
  classes: z.array(FieldClassSchema).max(FieldClassSchema.options.length).default([]),
});
export type NewCopy = z.infer<typeof NewCopySchema>;

/**
 * A person gets what is known about their own health. A family copy has nobody's: each adult asks for their own.
 * Protection data may be about somebody who has to be protected from the reader: only a court gets it, if it ordered it.
 */
const CLASSES: Readonly<Record<'person' | 'family', readonly FieldClass[]>> = {
  person: ['identity', 'health', 'contact'],
  family: ['identity', 'contact'],
};

const FOR_COURTS = new Set(['supervisor', 'protection-officer']);

/**
 * The classes of data in a copy. Throws `Forbidden` when whoever makes it does not see them, or makes one for a court and
 * is neither a supervisor nor a protection officer.
 */
export function classesOf(wanted: NewCopy, actor: Actor, sees: readonly FieldClass[]): FieldClass[] {
  const { audience } = wanted;
  if (audience === 'court' && !actor.roles.some((role) => FOR_COURTS.has(role)))
    throw new CaseError('Forbidden', 'Expected a supervisor or a protection officer for a copy to a court.');
  const asked =
    audience === 'court' ? [...new Set<FieldClass>(['identity', ...wanted.classes])] : CLASSES[audience];
  const unseen = asked.filter((field) => !sees.includes(field));
  if (audience === 'court' && unseen.length > 0)
    throw new CaseError(
      'Forbidden',
      `Expected classes that this person sees, received ${unseen.join(', ')}.`,
    );
  return asked.filter((field) => sees.includes(field));
}

/** Records in the case's chain that a copy was made: for whom, of which classes, why; never what it says. */
export function copyMade(file: CaseFile, wanted: NewCopy, classes: readonly FieldClass[]): Change<object> {
  const { audience, personId, language, reasonCode } = wanted;
  if ((audience === 'person') !== (personId !== undefined))
    throw invalid('personId', rule('required'), personId === undefined ? 'nobody' : 'somebody');
  if (personId !== undefined && !file.persons.some(({ id }) => id === personId))
    throw new CaseError('NotFound', `Expected a person of case ${file.case.id}, received ${personId}.`);
  const details = { audience, language, reasonCode, classes: [...classes] };
  const subject = personId === undefined ? {} : { subject: personId };
  return { patch: {}, writes: [], facts: [{ act: 'copy.made', ...subject, details }], answer: {} };
}
