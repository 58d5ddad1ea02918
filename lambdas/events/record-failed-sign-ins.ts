import { LogDeliverySchema } from '../../contracts/user-activity.ts';
import { eventHandler } from '../middleware/event.ts';
import { recordFailedSignIns } from '../services/failed-sign-ins.ts';

/** Called by the subscription of Cognito's user activity log. */
export const handler = eventHandler('RecordFailedSignIns', LogDeliverySchema, ({ awslogs }) =>
  recordFailedSignIns(awslogs.data),
);
