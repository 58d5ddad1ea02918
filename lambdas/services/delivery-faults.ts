/** The address, number or message is refused: another attempt will not change that. */
const FINAL = new Set(['MessageRejected', 'BadRequestException', 'ValidationException', 'ConflictException']);

/** The account, its configuration or its permission to send: affects every notice, whoever the recipient. */
const OF_ACCOUNT = new Set([
  'AccountSuspendedException',
  'SendingPausedException',
  'MailFromDomainNotVerifiedException',
  'NotFoundException',
  'ResourceNotFoundException',
  'LimitExceededException',
  'ServiceQuotaExceededException',
  'AccessDeniedException',
  'UnrecognizedClientException',
  'InvalidSignatureException',
  'ExpiredTokenException',
]);

/**
 * SES also answers `MessageRejected` for a sandbox, an unverified identity or a paused account; only the text
 * differs.
 */
const ACCOUNT_IN_WORDS = /not verified|sandbox|paused|suspended|disabled|shut down/i;
const ACCOUNT_REASONS = new Set(['DESTINATION_PHONE_NUMBER_NOT_VERIFIED', 'EVENT_DESTINATION_MISMATCH']);

/** What a failure to send means: the installation's account, this recipient or message, or a transient fault. */
export function faultOf(error: Error): 'account' | 'final' | 'passing' {
  const { Reason: reason = '' } = error as { Reason?: string };
  if (OF_ACCOUNT.has(error.name) || ACCOUNT_REASONS.has(reason)) return 'account';
  if (error.name === 'MessageRejected' && ACCOUNT_IN_WORDS.test(error.message)) return 'account';
  return FINAL.has(error.name) ? 'final' : 'passing';
}
