import * as z from 'zod';
import type { CaseFile } from '../../domain/case/case-file.ts';
import { activeMembers } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { mergeChanges } from '../../domain/case/change.ts';
import {
  consentsFrom,
  GivenSchema,
  RefusedSchema,
  withoutItem,
} from '../../domain/casework/consent-request.ts';
import { withConsents } from '../../domain/casework/record-consent.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';
import { toRole } from '../../domain/notices/to.ts';
import { workItemKind } from '../../domain/work-item/kind.ts';
import type { WorkItem } from '../../domain/work-item/work-item.ts';
import { isOpen } from '../../domain/work-item/work-item.ts';

/** The kind of work in which a household is asked about a sponsor that named it. */
export const KNOWN_SPONSOR = 'known-sponsor';
const PURPOSE = 'disclosure-to-sponsor';
/** The reason for which a protection officer is told too. */
const AFRAID = 'afraid-of-sponsor';

const ContextSchema = z.looseObject({ sponsorId: z.string() });

/** The sponsor that an item asks about. */
export const sponsorAskedAbout = ({ kind, context }: WorkItem): string | undefined =>
  kind === KNOWN_SPONSOR ? ContextSchema.safeParse(context).data?.sponsorId : undefined;

/** What a household said about a sponsor that named it; the last answer counts. */
export interface KnownSponsor {
  readonly sponsorId: string;
  readonly answer: 'asked' | 'agreed' | 'refused';
  readonly reasonCode?: string;
}

/** The sponsors that named the household, each once, as they were asked about. */
export function knownSponsors(file: Pick<CaseFile, 'workItems'>): KnownSponsor[] {
  const known = new Map<string, KnownSponsor>();
  const items = file.workItems.toSorted((one, other) => one.openedAt.localeCompare(other.openedAt));
  for (const item of items) {
    const sponsorId = sponsorAskedAbout(item);
    if (sponsorId === undefined) continue;
    if (item.decision?.code === 'given') known.set(sponsorId, { sponsorId, answer: 'agreed' });
    else if (item.decision) {
      const { reasonCode } = item.decision.form as { reasonCode?: string };
      known.set(sponsorId, { sponsorId, answer: 'refused', ...(reasonCode ? { reasonCode } : {}) });
    } else if (isOpen(item) && !known.has(sponsorId)) known.set(sponsorId, { sponsorId, answer: 'asked' });
  }
  return [...known.values()];
}

/** The sponsors of which the household said this. */
export const sponsorsAnswered = (
  file: Pick<CaseFile, 'workItems'>,
  answer: KnownSponsor['answer'],
): string[] => knownSponsors(file).flatMap((one) => (one.answer === answer ? [one.sponsorId] : []));

/**
 * A sponsor named this household because it knows it [PROCESS.md, stage 8 and "Consent"]: each adult is asked for a
 * consent of their own to be proposed to this sponsor, whatever they agreed to before; a household that refuses is not
 * proposed to it.
 */
export const knownSponsor = workItemKind({
  kind: KNOWN_SPONSOR,
  stage: 'sponsorship',
  role: 'caseworker',
  place: 'asylum',
  form: z.discriminatedUnion('decision', [GivenSchema.omit({ recipient: true }), RefusedSchema]),
  decide({ file, item, command }, form): Change {
    const sponsorId = sponsorAskedAbout(item);
    if (sponsorId === undefined)
      throw new CaseError('WrongState', 'Expected work about a sponsor that named the household.');
    if (form.decision === 'refused') {
      const { reasonCode } = form;
      const told =
        reasonCode === AFRAID
          ? [toRole(file, 'protection-officer', file.case.office, 'protection-concern', command)]
          : [];
      return {
        patch: {},
        writes: told,
        facts: [{ act: 'known-sponsor.refused', subject: sponsorId, details: { reasonCode } }],
        answer: {},
      };
    }
    const members = activeMembers(file).map(({ id }) => id);
    const others = form.consenting.filter((id) => !members.includes(id));
    const left = members.filter((id) => !form.consenting.includes(id));
    if (others.length > 0) throw invalid('consenting', rule('asked-members'), `${others.length} others`);
    if (left.length > 0) throw invalid('consenting', rule('every-member'), `${left.length} left out`);
    const given = consentsFrom(file, PURPOSE, { ...form, recipient: sponsorId }, command);
    return mergeChanges(withConsents(withoutItem(file, item), given, command), {
      patch: {},
      writes: [],
      facts: [{ act: 'known-sponsor.agreed', subject: sponsorId }],
      answer: {},
    });
  },
});
