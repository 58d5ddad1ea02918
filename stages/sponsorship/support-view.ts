import * as z from 'zod';
import type { CaseFile } from '../../domain/case/case-file.ts';
import { DateSchema, dateOf } from '../../domain/kernel/calendar.ts';
import { personal } from '../../domain/kernel/personal-data.ts';
import type { WorkItem } from '../../domain/work-item/work-item.ts';
import { DraftLineSchema, OfferSchema } from './offer.ts';
import { askedOf, fundsOf, lacks, linesOfPlan, REQUIREMENTS, trainedOn, unsigned } from './support.ts';
import { standingOfWork } from './why-of-promise.ts';

const funds = OfferSchema.shape.funds.unwrap();

/** What stands behind a promise, for whoever confirms it or draws up its plan; null where it is not asked. */
export const SupportViewSchema = z.object({
  adults: z.array(
    z.object({
      adultId: z.string(),
      name: personal(z.string()),
      signedOn: DateSchema.nullable(),
      trained: z.boolean(),
    }),
  ),
  /** The version of the text that they sign. */
  undertaking: z.string().nullable(),
  /** How many adults are to be trained. */
  training: z.int().nullable(),
  funds: z
    .object({
      amount: z.int(),
      currency: z.string(),
      shown: funds
        .pick({ amount: true, currency: true, account: true, proof: true, shownOn: true })
        .nullable(),
    })
    .nullable(),
  plan: z.object({
    state: z.enum(['programme', 'drafted', 'returned', 'approved']),
    lines: z.array(DraftLineSchema),
    reasonCode: z.string().nullable(),
  }),
  lacks: z.array(z.enum(REQUIREMENTS)),
});
export type SupportView = z.infer<typeof SupportViewSchema>;

const KINDS = new Set(['sponsor-confirmation', 'settlement-plan']);

/** What stands behind the promise that a piece of work is about; null for other work, and once the promise is over. */
export function supportOf(file: CaseFile, item: WorkItem, at: string): SupportView | null {
  const standing = KINDS.has(item.kind) ? standingOfWork(file, item) : undefined;
  if (!standing || (standing.offer.status !== 'promised' && standing.offer.status !== 'accepted'))
    return null;
  const { offer, sponsor } = standing;
  const { undertaking, training } = askedOf(file, sponsor);
  const missing = new Set(unsigned(file, offer, sponsor));
  const signed = new Map(offer.undertaking?.signatures.map(({ adultId, on }) => [adultId, on]));
  const trained = new Set(training ? trainedOn(training, sponsor, dateOf(at)) : []);
  const asked = fundsOf(file, offer, sponsor, at);
  return SupportViewSchema.parse({
    adults: sponsor.adults.map(({ id, name }) => ({
      ...{ adultId: id, name, trained: trained.has(id) },
      signedOn: missing.has(id) ? null : (signed.get(id) ?? null),
    })),
    undertaking: undertaking?.text ?? null,
    training: training?.adults ?? null,
    funds: asked ? { ...asked, shown: offer.funds ?? null } : null,
    plan: {
      state: offer.plan?.state ?? 'programme',
      lines: [...linesOfPlan(file, offer, at)],
      reasonCode: offer.plan?.reasonCode ?? null,
    },
    lacks: lacks(file, offer, sponsor, at),
  });
}
