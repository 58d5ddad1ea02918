import * as z from 'zod';
import { eventHandler } from '../middleware/event.ts';
import { sealRecords } from '../services/seal-records.ts';

/** Items as they are stored; the host keeps them from this moment on as they are answered. */
const SealRecordsSchema = z.object({ items: z.array(z.record(z.string(), z.unknown())).max(500) });

/** Seals items that were stored before their fields were sealed, for the host whose table they are in. */
export const handler = eventHandler('SealRecords', SealRecordsSchema, ({ items }) => sealRecords(items));
