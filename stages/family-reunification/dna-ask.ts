import * as z from 'zod';
import type { CaseFile } from '../../domain/case/case-file.ts';
import { activeMembers } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { personal } from '../../domain/kernel/personal-data.ts';
import { rule } from '../../domain/kernel/rules.ts';
import { NoteSchema } from '../../domain/work-item/kind.ts';
import { requireDnaConsents } from './dna-consents.ts';
import { EvidenceSchema } from './evidence.ts';

/** A DNA test that is asked for, when everything else left doubt. */
export const AskForTestSchema = z.strictObject({
  decision: z.literal('dna-test'),
  /** What was tried before, and left doubt. */
  tried: z.array(EvidenceSchema.exclude(['dna'])).min(1),
  dnaConsenting: z.array(z.string()).min(1).max(20),
  /** Who was counselled before, on what a test may show that nobody expects. */
  dnaCounselled: z.array(z.string()).max(20),
  laboratory: personal(z.string().trim().min(1).max(100)),
  note: NoteSchema,
});

/**
 * A DNA test is the last step of the ladder: each person consents for themselves and is counselled on unexpected results
 * before it (UNHCR note on DNA testing, 2008; from memory).
 */
export function askForTest(
  file: CaseFile,
  { dnaConsenting, dnaCounselled, laboratory, tried }: z.infer<typeof AskForTestSchema>,
  { at }: Command,
): Change {
  const members = new Set(activeMembers(file).map(({ id }) => id));
  if (dnaConsenting.some((id) => !members.has(id)))
    throw invalid('dnaConsenting', rule('dna-consent'), `${dnaConsenting.length} members`);
  const uncounselled = dnaConsenting.filter((id) => !dnaCounselled.includes(id));
  if (uncounselled.length > 0)
    throw invalid('dnaCounselled', rule('dna-counselled'), `${uncounselled.length} missing`);
  const consents = requireDnaConsents(file, dnaConsenting, laboratory, at);
  const details = { tried, members: dnaConsenting, consents };
  return { patch: {}, writes: [], facts: [{ act: 'dna.asked', details }], answer: {} };
}
