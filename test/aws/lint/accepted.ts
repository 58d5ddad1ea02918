/** Findings of the linters that stay, and why; what is not here makes the check fail. */
export const ACCEPTED: Readonly<Record<string, string>> = {
  W3005: 'the CDK writes dependencies that a reference makes besides; they do no harm',
  CKV_AWS_18: 'access logs would hold the addresses of staff; who read what stands in the audit',
  CKV_AWS_21:
    'what the console and documents put there is never written over; the archive has versions and object lock',
  CKV_AWS_27:
    'the queues are encrypted by SQS itself: they hold ids and codes, and a key of ours would be paid for each message',
  CKV_AWS_68: 'rate rules before the pages belong to the hardening of “On AWS”, which is not done',
  CKV_AWS_86: 'its log would hold the addresses of staff and sponsors; the API logs requests without them',
  CKV_AWS_115:
    'a new account has ten executions at once in all, of which none can be reserved; “On AWS” reserves for relay and pages',
  CKV_AWS_116:
    'functions that answer are called synchronously; those called otherwise have a destination of their own (asynchronous-calls.test.ts)',
  CKV_AWS_117: 'they call only services of AWS by signed requests, and hold no network of ours',
  CKV_AWS_173: 'environment variables hold names and no secret; secrets are read from Secrets Manager',
  CKV_AWS_174:
    'with certificateArn the distribution asks for TLS 1.2 of 2021; without it CloudFront’s own name is for trials',
};
