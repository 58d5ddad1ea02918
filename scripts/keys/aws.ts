import type { LambdaClient } from '@aws-sdk/client-lambda';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import type { KeysStatus, Rotated } from '../../lambdas/adapters/keys/rotation.ts';

interface OnAws {
  readonly lambda: Pick<LambdaClient, 'send'>;
  /** `kinbridge-ENV`, the prefix of all names of an environment. */
  readonly prefix: string;
}

async function asked<T>({ lambda, prefix }: OnAws, act: 'status' | 'rotate'): Promise<T> {
  const FunctionName = `${prefix}-RotateKeys`;
  const command = new InvokeCommand({ FunctionName, Payload: Buffer.from(JSON.stringify({ act })) });
  const { FunctionError, Payload } = await lambda.send(command);
  if (FunctionError !== undefined)
    throw new Error(
      `Expected ${FunctionName} to succeed; its log says why it did not. Run the command again.`,
    );
  return JSON.parse(Buffer.from(Payload ?? []).toString('utf8')) as T;
}

/** Has the function of an environment rotate its keys, as often as it needs; yields what there is to say. */
export async function* keysOnAws(act: 'status' | 'rotate', aws: OnAws): AsyncGenerator<string> {
  while (act === 'rotate') {
    const { version, wrapped, goesOn, keptUntil } = await asked<Rotated>(aws, 'rotate');
    yield `${wrapped} keys are wrapped by version ${version} of the wrapping key.`;
    if (goesOn) continue;
    yield keptUntil === undefined
      ? 'Older versions are gone.'
      : `Older versions stay until ${keptUntil}, since functions may still use them: the hourly look removes them after that.`;
    break;
  }
  const { newest, byVersion, destroyed, older } = await asked<KeysStatus>(aws, 'status');
  const counts = Object.entries(byVersion).map(([version, count]) => `${count} under version ${version}`);
  yield `Keys of ${aws.prefix}: ${counts.join(', ') || 'none'}; ${destroyed} destroyed. The newest wrapping key is version ${newest}.`;
  if (older.length > 0 && act === 'status')
    yield `A rotation is not finished, older versions are still there (${older.join(', ')}): the hourly look finishes it, or npm run keys -- rotate --environment ENV.`;
}
