import * as z from 'zod';

/**
 * How Cognito is told about people who come from their organisation's own OpenID provider. What the provider says of their
 * name stands in attributes of its own, because Cognito writes mapped ones anew at each sign-in: an address there never
 * becomes the login here. No claim gives a role or an office.
 */
export const SAID_LOGIN = 'said_login';
export const SAID_CONFIRMED = 'said_confirmed';

/**
 * What Cognito asks before it makes an account of somebody (`PreSignUp`). Of those who come from a provider, the user name
 * is the provider's name and their subject there.
 */
export const SignUpSchema = z.looseObject({
  triggerSource: z.string().max(100),
  userName: z.string().max(500).optional(),
  request: z.looseObject({ userAttributes: z.record(z.string(), z.string().max(2048)).default({}) }),
});
export type SignUp = z.infer<typeof SignUpSchema>;
/** Only of whom comes from a provider. */
export const EXTERNAL = 'PreSignUp_ExternalProvider';
