import type { SeamClient } from '../contracts/client-seam.ts';

type Input = Record<string, unknown>;
interface Call {
  input: Input;
}
interface Context {
  commandName?: string;
}

/** Lets an SDK client be answered by a function of this process: nothing is serialized, signed or sent. */
export function answerInProcess(
  client: SeamClient,
  answer: (action: string, input: Input) => Promise<object>,
): void {
  client.middlewareStack.remove('loggerMiddleware');
  client.middlewareStack.add(
    (_next: unknown, { commandName = '' }: Context) =>
      async ({ input }: Call) => {
        const output = await answer(commandName.replace(/Command$/, ''), input).catch(asOfSdk);
        return {
          response: {},
          output: { ...output, $metadata: { httpStatusCode: 200, attempts: 1, totalRetryDelay: 0 } },
        };
      },
    { step: 'initialize', priority: 'low', name: 'answeredInProcess' },
  );
}

/** An error as the SDK throws it. */
function asOfSdk(error: unknown): never {
  if (error instanceof Error) {
    const httpStatusCode = (error as { statusCode?: number }).statusCode ?? 400;
    Object.assign(error, {
      $fault: httpStatusCode >= 500 ? 'server' : 'client',
      $metadata: { httpStatusCode, attempts: 1, totalRetryDelay: 0 },
    });
  }
  throw error;
}
