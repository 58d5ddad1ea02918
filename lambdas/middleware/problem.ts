import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { ERRORS } from '../../contracts/errors.ts';
import { CaseError } from '../../domain/kernel/errors.ts';

/**
 * What does not exist and what this person may not see are answered in the same words, so that nobody can tell the
 * difference.
 */
const NOT_FOUND = 'Expected the id of something that this person may see, received another.';

/** An RFC 9457 problem document. An unknown error only says that it happened. */
export function problemOf(error: unknown, requestId: string): APIGatewayProxyStructuredResultV2 {
  const known = error instanceof CaseError ? error : undefined;
  const rule = ERRORS[known?.name ?? 'Unexpected'];
  const hidden = rule.status >= 500;
  const document = {
    type: `urn:kinbridge:error:${known?.name ?? 'Unexpected'}`,
    title: rule.title,
    status: rule.status,
    instance: `urn:kinbridge:request:${requestId}`,
    ...(known && !hidden ? { detail: known.name === 'NotFound' ? NOT_FOUND : known.message } : {}),
    ...(known && known.issues.length > 0 ? { issues: known.issues } : {}),
    ...(known?.why === undefined ? {} : { why: known.why }),
    ...(known?.currentVersion === undefined ? {} : { currentVersion: known.currentVersion }),
  };
  return {
    statusCode: rule.status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
    body: JSON.stringify(document),
  };
}
