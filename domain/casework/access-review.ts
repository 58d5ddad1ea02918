import * as z from 'zod';
import type { AccessGrant } from '../case/access-grant.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import { CaseError } from '../kernel/errors.ts';
import { NoteSchema, ReasonCodeSchema, workItemKind } from '../work-item/kind.ts';

const found = (file: CaseFile, grantId: string | undefined): AccessGrant | undefined =>
  file.access.find(({ id }) => id === grantId);

function grantOf(file: CaseFile, grantId: string | undefined): AccessGrant {
  const grant = found(file, grantId);
  if (grant) return grant;
  throw new CaseError('NotFound', `Expected an access of case ${file.case.id}, received ${grantId}.`);
}

/**
 * The office whose supervisor reviews: the office of asylum, or the destination office if the reader works at the
 * former.
 */
const reviewingOffice = ({ case: caseRecord }: CaseFile, { readerOffice }: AccessGrant): string =>
  (readerOffice === caseRecord.office ? caseRecord.destinationOffice : undefined) ?? caseRecord.office;

/**
 * Somebody used break-glass access: a supervisor who is not their own decides whether it was justified; if not, the
 * access ends at once. The case may have no run, or be closed.
 */
export const accessReview = workItemKind({
  kind: 'access-review',
  stage: 'closure',
  role: 'supervisor',
  place: 'asylum',
  anyTime: true,
  form: z.discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('justified'), note: NoteSchema }),
    z.strictObject({ decision: z.literal('not-justified'), reasonCode: ReasonCodeSchema, note: NoteSchema }),
  ]),
  prepare(file, subject) {
    const grant = found(file, subject);
    if (!grant) return {};
    const { reader, reasonCode, grantedAt, until } = grant;
    return { office: reviewingOffice(file, grant), context: { reader, reasonCode, grantedAt, until } };
  },
  decide({ file, item, command }, form): Change {
    const grant = grantOf(file, item.subject);
    if (grant.reader === command.actor.id)
      throw new CaseError('FourEyes', 'Expected somebody else than who used emergency access to review it.');
    const wrong = form.decision === 'not-justified';
    const details = { decision: form.decision, ...(wrong ? { reasonCode: form.reasonCode } : {}) };
    const ended = wrong && grant.endedAt === undefined ? [{ ...grant, endedAt: command.at }] : [];
    return {
      patch: {},
      writes: ended,
      facts: [{ act: 'access.reviewed', subject: grant.id, details }],
      answer: {},
    };
  },
});
