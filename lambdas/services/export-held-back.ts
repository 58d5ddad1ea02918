import * as z from 'zod';
import type { HeldBackCounts } from '../../domain/case/held-back.ts';
import { countHeldBack } from '../../domain/case/held-back.ts';
import type { ExportRequest } from '../../domain/export/export-request.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { casesOf, stepsOf } from './export-steps.ts';
import { heldBackAmong } from './held-back.ts';
import type { Store } from './the-store.ts';

const AT_ONCE = 100;

const PositionSchema = z.object({ step: z.int().min(0), after: z.string().optional() });

interface Counted {
  readonly counts: HeldBackCounts;
  /** How many cases and sponsors were looked at. */
  readonly looked: number;
  readonly next: string | null;
}

function positionOf(cursor: string | undefined): z.infer<typeof PositionSchema> {
  if (cursor === undefined) return { step: 0 };
  try {
    return PositionSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw invalid('cursor', 'is the cursor of the page before', 'something else');
  }
}

/**
 * How many an export would hold back now, a page of its cases and sponsors at a time. Of an export of a programme, the
 * sponsors who were offered a household are not counted; they are held back all the same.
 */
export async function countHeldBackOf(
  store: Store,
  request: ExportRequest,
  cursor: string | undefined,
): Promise<Counted> {
  const steps = (await stepsOf(store, request)).filter(
    ({ section }) => section === 'cases' || section === 'sponsors',
  );
  const { step: index, after } = positionOf(cursor);
  const step = steps[index];
  if (!step) throw invalid('cursor', 'is the cursor of the page before', 'something else');
  const page =
    step.section === 'cases'
      ? await casesOf(store, request, step, AT_ONCE, after)
      : await store.listSponsors(step.office, AT_ONCE, after);
  const owners = page.items.map((item) => (typeof item === 'string' ? item : item.id));
  const counts = countHeldBack(await heldBackAmong(store, owners, 'export'));
  const place = page.cursor === undefined ? { step: index + 1 } : { step: index, after: page.cursor };
  const next = place.step < steps.length ? Buffer.from(JSON.stringify(place)).toString('base64url') : null;
  return { counts, looked: owners.length, next };
}
