/** The account and region that the embedded host answers for, in every ARN. */
export const REGION = 'eu-central-1';
export const ACCOUNT = '000000000000';

export const functionArn = (name: string): string => `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${name}`;
export const stateMachineArn = (name: string): string =>
  `arn:aws:states:${REGION}:${ACCOUNT}:stateMachine:${name}`;
export const ROLE_ARN = `arn:aws:iam::${ACCOUNT}:role/kinbridge-local`;
