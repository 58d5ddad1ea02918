import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest, IncomingMessage } from 'node:http';

/** What changes nothing; any other operation counts as a write. */
const READS = /^DynamoDB_\d+\.(?:Get|BatchGet|TransactGet|Query|Scan|Describe|List)/;
const ANSWERED = 'http.client.response.finish';
const FAILED = 'http.client.request.error';

/**
 * Counts the requests of this process that may have changed the tables behind an endpoint, each before whoever made it
 * goes on: so whoever has read the stream since can tell whether there is anything new in it.
 */
export class TableWrites {
  readonly #host: string;
  #count = 0;

  constructor(endpoint: string) {
    this.#host = new URL(endpoint).host;
    subscribe(ANSWERED, this.#answered);
    subscribe(FAILED, this.#failed);
  }

  get count(): number {
    return this.#count;
  }

  close(): void {
    unsubscribe(ANSWERED, this.#answered);
    unsubscribe(FAILED, this.#failed);
  }

  /** A request that was refused (4xx) has changed nothing. */
  #answered = (message: unknown): void => {
    const { request, response } = message as { request: ClientRequest; response: IncomingMessage };
    const status = response.statusCode ?? 0;
    if (status < 400 || status >= 500) this.#note(request);
  };

  #failed = (message: unknown): void => this.#note((message as { request: ClientRequest }).request);

  #note(request: ClientRequest): void {
    const target = request.getHeader('x-amz-target');
    if (typeof target !== 'string' || request.getHeader('host') !== this.#host) return;
    if (target.startsWith('DynamoDB_') && !READS.test(target)) this.#count++;
  }
}
