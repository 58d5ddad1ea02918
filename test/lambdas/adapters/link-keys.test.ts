import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { describe, expect, it } from 'vitest';
import { openLinkKeys } from '../../../lambdas/adapters/link-keys.ts';
import { openSecrets } from '../../../lambdas/adapters/secrets.ts';
import { openSigner } from '../../../lambdas/adapters/signing.ts';
import { answeringSecrets } from '../../../local/secrets.ts';

const FIRST = 'the first key of these tests, long';
const SECOND = 'the second key of these tests, long';
const MINUTE = 60_000;

function opened(first: object) {
  const state = { secret: JSON.stringify(first), reads: 0, at: 0 };
  const client = new SecretsManagerClient({ region: 'eu-central-1' });
  const tell = () => {
    state.reads += 1;
    if (state.secret === '') throw Object.assign(new Error('no'), { name: 'InternalServiceError' });
    return state.secret;
  };
  answeringSecrets({ 'link-key': tell })(client);
  return { state, signer: openLinkKeys('link-key', openSecrets(client), () => state.at) };
}

describe('the keys of links', () => {
  it('are read at the first use, and not again for five minutes', async () => {
    const { state, signer } = opened({ current: FIRST, previous: 'none' });
    expect(state.reads).toBe(0);
    for (const at of [0, 1, 4 * MINUTE]) {
      state.at = at;
      expect((await signer()).sign('a')).toBe(openSigner(FIRST).sign('a'));
    }
    expect(state.reads).toBe(1);
  });

  it('are changed without a deployment: what the key before signed still holds', async () => {
    const { state, signer } = opened({ current: FIRST });
    const token = (await signer()).sign('a');
    state.secret = JSON.stringify({ current: SECOND, previous: FIRST });
    state.at = 6 * MINUTE;
    const after = await signer();
    expect(after.verify(token, 'a')).toBe(true);
    expect(after.sign('a')).not.toBe(token);
    state.secret = JSON.stringify({ current: SECOND, previous: 'none' });
    state.at = 12 * MINUTE;
    expect((await signer()).verify(token, 'a')).toBe(false);
  });

  it('stay as they are known while they cannot be read again', async () => {
    const { state, signer } = opened({ current: FIRST });
    const before = await signer();
    state.secret = '';
    state.at = 6 * MINUTE;
    expect(await signer()).toBe(before);
  });

  it.each([{ current: 'short' }, { previous: FIRST }])(
    'refuse a secret that is none, without its words',
    async (secret) => {
      const failure = await opened(secret)
        .signer()
        .catch((error: Error) => error);
      expect(failure).toMatchObject({ message: expect.stringContaining('"current"') });
      expect(JSON.stringify(failure) + String((failure as Error).stack)).not.toContain(FIRST);
    },
  );

  it('are not found under another name', async () => {
    const client = new SecretsManagerClient({ region: 'eu-central-1' });
    answeringSecrets({})(client);
    await expect(openLinkKeys('other', openSecrets(client))()).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });
});
