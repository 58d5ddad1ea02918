import type { Page } from '../app/page.ts';
import { APPOINTMENT_PAGES } from '../appointments/pages.ts';
import { FOLLOW_UP_PAGES } from '../follow-up/pages.ts';
import { PLACEMENT_PAGES } from '../placement/pages.ts';
import { SPONSOR_PAGES } from '../sponsors/pages.ts';
import { TRACING_PAGES } from '../tracing/pages.ts';
import { TRAVEL_PAGES } from '../travel/pages.ts';

/** The desks of tracing, sponsorship, travel and follow-up, in the order of the navigation. */
export const DESK_PAGES: readonly Page[] = [
  ...TRACING_PAGES,
  ...SPONSOR_PAGES,
  ...PLACEMENT_PAGES,
  ...APPOINTMENT_PAGES,
  ...TRAVEL_PAGES,
  ...FOLLOW_UP_PAGES,
];
