import { SignUpSchema } from '../../contracts/organisation-sign-in.ts';
import { eventHandler } from '../middleware/event.ts';
import { answerSignUp } from '../services/settle-sign-in.ts';

/** Called by Cognito before it makes an account of somebody. */
export const handler = eventHandler('SettleSignIn', SignUpSchema, answerSignUp);
