import type { CaseFile } from '../../domain/case/case-file.ts';
import { plus } from '../../domain/kernel/calendar.ts';
import type { Why } from '../../domain/kernel/why.ts';
import type { WorkItem } from '../../domain/work-item/work-item.ts';
import { travelReadinessGaps } from './readiness.ts';
import { nothingStops } from './travel-booking.ts';
import { nothingMissing, whyNotReady } from './why-not-ready.ts';

/**
 * What holds up a booking or a departure now: on the planned day or, before there is one, tomorrow. Empty when nothing
 * does.
 */
export function whyHeldUp(file: CaseFile, { kind }: WorkItem, at: string): readonly Why[] {
  const allows = kind === 'departure' ? nothingMissing : kind === 'travel-booking' ? nothingStops : undefined;
  if (allows === undefined) return [];
  const day = file.travel?.departureAt ?? plus(at, 'P1D');
  if (allows(file, travelReadinessGaps(file, day))) return [];
  return [whyNotReady(file, day, at, allows)];
}
