/** The host cannot start; the message is one sentence for the person who started it, with the fix. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
