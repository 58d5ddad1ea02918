/** The address, the number or the message is refused: no other try will change it. */
const FINAL = new Set(['MessageRejected', 'BadRequestException', 'ValidationException', 'ConflictException']);

/** The account, its set-up or its leave to send: every notice meets it, whoever is to receive it. */
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

/** SES answers `MessageRejected` for a sandbox, an unverified identity and a paused account too; only its words differ. */
const ACCOUNT_IN_WORDS = /not verified|sandbox|paused|suspended|disabled|shut down/i;
const ACCOUNT_REASONS = new Set(['DESTINATION_PHONE_NUMBER_NOT_VERIFIED', 'EVENT_DESTINATION_MISMATCH']);

/** What a failure to send says: of the installation's account, of this receiver or message, or nothing for long. */
export function faultOf(error: Error): 'account' | 'final' | 'passing' {
  const { Reason: reason = '' } = error as { Reason?: string };
  if (OF_ACCOUNT.has(error.name) || ACCOUNT_REASONS.has(reason)) return 'account';
  if (error.name === 'MessageRejected' && ACCOUNT_IN_WORDS.test(error.message)) return 'account';
  return FINAL.has(error.name) ? 'final' : 'passing';
}
