import { describe, expect, it } from 'vitest';
import { NO_SECRETS, secretFaults, secretsIn } from '../../scripts/secrets.ts';

// Put together here, so that this file holds nothing that looks like a secret.
const planted = {
  'an AWS secret key': `AWS_SECRET_ACCESS_KEY=${'wJalrXUtnFEMI/K7MDENG'}${'/bPxRfiCYzzKEYKEYaa'}`,
  'a private key':
    ['-----BEGIN', 'PRIVATE KEY-----\n'].join(' ') + `${'MIIEvQ'.repeat(20)}\n-----END PRIVATE KEY-----\n`,
  'a token of GitHub': `ghp_${'a1B2'.repeat(9)}`,
};

describe('the search for secrets', () => {
  it.each(Object.entries(planted))('finds %s and does not repeat it', async (_, text) => {
    const found = await secretsIn('some/file.ts', text);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^some\/file\.ts:\d+: /);
    expect(found[0]).not.toContain(text.slice(-12));
  });

  it('finds nothing in plain text', async () => {
    expect(await secretsIn('some/file.ts', 'const key = readSecret("/link-key");\n')).toEqual([]);
  });

  it('allows what is named with a reason, and tells what is allowed without need', async () => {
    const allowed = Object.keys(NO_SECRETS);
    expect(await secretFaults(allowed)).toEqual([]);
    expect(await secretFaults([])).toEqual(
      allowed.map((path) => `${path}: allowed, and nothing in it looks like a secret`),
    );
  });
});
