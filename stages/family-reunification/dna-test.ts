import * as z from 'zod';
import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { identifier } from '../../domain/kernel/identifier.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { personal } from '../../domain/kernel/personal-data.ts';
import { rule } from '../../domain/kernel/rules.ts';
import { toRole } from '../../domain/notices/to.ts';
import { NoteSchema, ReasonCodeSchema, workItemKind } from '../../domain/work-item/kind.ts';
import { isOpen } from '../../domain/work-item/work-item.ts';
import { testAsked } from './course.ts';
import { requireDnaConsents } from './dna-consents.ts';

const KIND = 'dna-test';

const ReportedSchema = z.strictObject({
  decision: z.literal('reported'),
  /** The laboratory's number of the sealed samples. */
  chainOfCustody: personal(z.string().trim().min(1).max(120)),
  /** As the laboratory said it: a likelihood, never a yes or no. */
  likelihood: personal(z.string().trim().min(1).max(300)),
  /** Who was told and counselled after it, face to face and each alone. */
  toldInPerson: z.array(z.string()).max(20),
  unexpected: z.boolean(),
  /** What was found that nobody expected, and how they are protected. */
  protectionNote: personal(z.string().trim().min(1).max(4000)).optional(),
  note: NoteSchema,
});
type Reported = z.infer<typeof ReportedSchema>;

/**
 * What a test showed. It comes to protection and not to who decides on the relationship: each person is told face to face
 * and counselled, never by letter or message, and what nobody expected is kept for protection alone (PROCESS.md, stage 7).
 */
export const dnaTest = workItemKind({
  kind: KIND,
  stage: 'family-reunification',
  role: 'protection-officer',
  place: 'asylum',
  keptInRecords: ['unexpected', 'protectionNote'],
  form: z.discriminatedUnion('decision', [
    ReportedSchema,
    z.strictObject({ decision: z.literal('not-tested'), reasonCode: ReasonCodeSchema, note: NoteSchema }),
  ]),
  prepare(file) {
    const { members } = testOf(file);
    return members.length > 0 ? { context: { members } } : {};
  },
  decide({ file, command }, form): Change {
    const { members, laboratory } = testOf(file);
    if (members.length === 0)
      throw new CaseError('WrongState', 'Expected a DNA test that was asked for, received none.');
    if (form.decision === 'not-tested') {
      const details = { reasonCode: form.reasonCode };
      return { patch: {}, writes: [], facts: [{ act: 'dna.not-tested', details }], answer: {} };
    }
    const untold = members.filter((id) => !form.toldInPerson.includes(id));
    if (untold.length > 0)
      throw invalid('toldInPerson', rule('dna-told-in-person'), `${untold.length} missing`);
    if (form.unexpected && form.protectionNote === undefined)
      throw invalid('protectionNote', rule('dna-protected'), 'nothing');
    const consents = requireDnaConsents(file, members, laboratory, command.at);
    return {
      patch: {},
      writes: form.unexpected ? forProtection(file, form, command) : [],
      facts: [{ act: 'dna.reported', details: { members: [...members], consents } }],
      answer: {},
    };
  },
});

/** Whom the test that was asked for is of, and at which laboratory. */
function testOf(file: CaseFile): { members: readonly string[]; laboratory: string } {
  const { dnaConsenting = [], laboratory = '' } = testAsked(file)?.form ?? {};
  return { members: dnaConsenting as string[], laboratory: String(laboratory) };
}

/** A note that readers of protection alone see, of which its officers are told that there is a concern and no more. */
function forProtection(file: CaseFile, { protectionNote }: Reported, command: Command): Change['writes'] {
  const { id: caseId, office } = file.case;
  return [
    {
      ...{ type: 'note', schema: 1, id: identifier('note', caseId, command.id), caseId, class: 'protection' },
      ...{ text: protectionNote, mentions: [], earlier: [] },
      ...{ writtenAt: command.at, writtenBy: command.actor.id },
    },
    toRole(file, 'protection-officer', office, 'protection-concern', command),
  ];
}

/** A test whose consent ended is not made: its work ends, and other evidence is weighed. */
export function stopTest(file: CaseFile, { at }: Command): Change | undefined {
  const open = file.workItems.filter((item) => item.kind === KIND && isOpen(item));
  if (open.length === 0) return undefined;
  const { members, laboratory } = testOf(file);
  try {
    requireDnaConsents(file, members, laboratory, at);
    return undefined;
  } catch {
    return {
      patch: {},
      writes: open.map((item) => ({ ...item, status: 'cancelled', version: item.version + 1 })),
      facts: [{ act: 'dna.stopped' }],
      answer: {},
    };
  }
}
