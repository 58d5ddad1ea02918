import prices from './prices.json' with { type: 'json' };

/** What a run used, counted. */
export interface Usage {
  transitions: number;
  lambdaInvocations: number;
  lambdaGbSeconds: number;
  writeUnits: number;
  /** The part of `writeUnits` that records who read what. */
  readingUnits: number;
  /** Calls of the table. */
  storeCalls: number;
  readUnits: number;
  mails: number;
  apiRequests: number;
}

/** What the same run would cost on AWS by `prices.json`, term by term. */
export function costOf(usage: Usage): { terms: [string, number][]; total: number; currency: string } {
  const terms: [string, number][] = [
    ['Step Functions transitions', usage.transitions * prices.stateTransition],
    ['Lambda requests', usage.lambdaInvocations * prices.lambdaRequest],
    ['Lambda time', usage.lambdaGbSeconds * prices.lambdaGbSecondArm],
    ['DynamoDB writes', usage.writeUnits * prices.dynamodbWriteUnit],
    ['DynamoDB reads', usage.readUnits * prices.dynamodbReadUnit],
    ['SES mails', usage.mails * prices.sesMail],
    ['API requests', usage.apiRequests * prices.httpApiRequest],
  ];
  return { terms, total: terms.reduce((sum, [, cost]) => sum + cost, 0), currency: prices.currency };
}
