import * as z from 'zod';
import { StaffIdSchema } from '../domain/kernel/actor.ts';

/** What CloudWatch Logs calls the subscriber of a log with: gzip in base64. */
export const LogDeliverySchema = z.object({ awslogs: z.object({ data: z.base64().max(8_000_000) }) });

/** What is in it. A control message asks whether anybody is there. */
export const DeliveredLogSchema = z.object({
  messageType: z.enum(['DATA_MESSAGE', 'CONTROL_MESSAGE']),
  logEvents: z.array(z.object({ id: z.string(), timestamp: z.int(), message: z.string() })).max(20_000),
});

/**
 * What is read of an event of Cognito's user activity log: neither the user name nor the address or place it came from.
 * `userSub` is missing where nobody has the name that was tried.
 */
export const UserActivitySchema = z.object({
  message: z.object({
    eventId: z.string().min(1).max(200),
    eventType: z.string(),
    eventResponse: z.string(),
    userSub: z.union([StaffIdSchema, z.literal('')]).optional(),
  }),
});

/** Passes failed sign-ins on, and nothing else: the pattern of the subscription. */
export const FAILED_SIGN_INS = { eventType: 'SignIn', eventResponse: 'Fail' } as const;
