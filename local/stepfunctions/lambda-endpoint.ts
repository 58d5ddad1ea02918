import http from 'node:http';
import https from 'node:https';
import type { Invoke, LambdaAnswer } from './core.ts';

/** Lambda's maximum execution time. */
const LONGEST_CALL_MS = 15 * 60_000;
/** A slow function delays its own callers, not those of other functions. */
const CALLS_PER_FUNCTION = 200;
const MAX_ANSWER_BYTES = 6 * 1_048_576;

/** Calls functions through the AWS Lambda Invoke API at an address. */
export function lambdaEndpoint(address: string): Invoke {
  const base = new URL(address);
  const client = base.protocol === 'https:' ? https : http;
  const agent = new client.Agent({ keepAlive: true });
  const gates = new Map<string, Gate>();
  return async ({ functionName, payload }) => {
    const gate = gates.get(functionName) ?? new Gate(CALLS_PER_FUNCTION);
    gates.set(functionName, gate);
    await gate.enter();
    try {
      const path = `/2015-03-31/functions/${encodeURIComponent(functionName)}/invocations`;
      return await post(client, agent, new URL(path, base), payload);
    } finally {
      gate.leave();
    }
  };
}

export const noLambda: Invoke = async ({ functionName }) => {
  throw new Error(
    `The function ${functionName} cannot be called: the engine was started without --lambda-endpoint.`,
  );
};

function post(
  client: typeof http | typeof https,
  agent: http.Agent,
  url: URL,
  payload: string,
): Promise<LambdaAnswer> {
  return new Promise((resolve, reject) => {
    const request = client.request(url, {
      method: 'POST',
      agent,
      timeout: LONGEST_CALL_MS,
      headers: { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(payload) },
    });
    request.once('timeout', () =>
      request.destroy(new Error(`${url.origin} did not answer in ${LONGEST_CALL_MS / 1000} s`)),
    );
    request.once('error', reject);
    request.once('response', (response) => void read(response).then(resolve, reject));
    request.end(payload);
  });
}

async function read(response: http.IncomingMessage): Promise<LambdaAnswer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > MAX_ANSWER_BYTES)
      throw new Error(`The function answered more than ${MAX_ANSWER_BYTES} bytes.`);
    parts.push(part);
  }
  const payload = Buffer.concat(parts).toString();
  const statusCode = response.statusCode ?? 0;
  if (statusCode >= 300) throw refused(response, statusCode, payload);
  const functionError = response.headers['x-amz-function-error'];
  return {
    statusCode,
    payload,
    ...(functionError === undefined ? {} : { functionError: String(functionError) }),
  };
}

function refused(response: http.IncomingMessage, statusCode: number, payload: string): Error {
  const error = new Error(`Lambda answered ${statusCode}: ${payload.slice(0, 1000)}`);
  error.name = String(
    response.headers['x-amzn-errortype'] ?? (statusCode === 404 ? 'ResourceNotFoundException' : 'Error'),
  );
  return error;
}

/** Lets a limited number of calls through at a time, the others in order of arrival. */
class Gate {
  #free: number;
  readonly #queue: (() => void)[] = [];

  constructor(places: number) {
    this.#free = places;
  }

  async enter(): Promise<void> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((resolve) => this.#queue.push(resolve));
  }

  leave(): void {
    const next = this.#queue.shift();
    if (next) next();
    else this.#free++;
  }
}
