import * as z from 'zod';

/**
 * What a person who asks for help to return is registered with besides their household (IOM, Framework for assisted
 * voluntary return and reintegration: status, detention and removal order are recorded, since they bear on whether a
 * return is voluntary).
 */
export const ReturnRegistrationSchema = z.strictObject({
  legalStatus: z.enum(['asylum-pending', 'asylum-refused', 'irregular', 'temporary-protection', 'regular']),
  detained: z.boolean(),
  removalOrder: z.boolean(),
});
