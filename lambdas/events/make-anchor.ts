import * as z from 'zod';
import { InstantSchema } from '../../domain/kernel/calendar.ts';
import { eventHandler } from '../middleware/event.ts';
import { tendAnchoring } from '../services/anchoring.ts';

/** It is called every minute, and works for less. */
const FOR_MS = 50_000;

export const handler = eventHandler('MakeAnchor', z.object({ time: InstantSchema.optional() }), ({ time }) =>
  tendAnchoring({ at: time ?? new Date().toISOString(), forMs: FOR_MS, alone: 'PT2M30S' }),
);
