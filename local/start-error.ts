/** The host cannot start; the message tells the person who started it what to do, in one sentence. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
