import { describe, expect, it } from 'vitest';
import { FUNCTIONS } from '../../contracts/functions.ts';
import { deployedFunctions } from './deployed-functions.ts';
import { STACKS, spelled, synthesize } from './synthesized.ts';

const synthesized = synthesize();
const deployed = new Map(deployedFunctions(synthesized).map((one) => [one.name, one]));
const secrets = Object.values(synthesized.stateful.findResources('AWS::SecretsManager::Secret'));

describe('the keys of links and ids', () => {
  it.each(['/link-key', '/id-key'])('outlive their stack, as the table does: %s', (name) => {
    const secret = secrets.find(({ Properties }) => String(Properties.Name).endsWith(name));
    expect(secret).toMatchObject({ DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' });
  });

  it('stand in no template and no environment, in clear or by reference', () => {
    // CloudFront takes its own secret, by which pages know it, by reference alone.
    for (const stack of STACKS.filter((name) => name !== 'console'))
      expect(synthesized.text(stack)).not.toContain('{{resolve:secretsmanager');
    const references = synthesized.text('console').split('{{resolve:secretsmanager').length - 1;
    expect(references).toBe(1);
  });

  it.each(FUNCTIONS)(
    'are read by $name only if it makes or opens links, makes ids, or counts callers',
    ({ name, signsLinks, keysIds, countsCallers }) => {
      const { properties, statements } = deployed.get(name)!;
      const { LINK_SECRET, ID_SECRET, ORIGIN_SECRET } = properties.Environment.Variables;
      expect(ORIGIN_SECRET !== undefined).toBe(countsCallers === true);
      expect(ID_SECRET !== undefined).toBe(keysIds === true);
      expect(LINK_SECRET !== undefined).toBe(signsLinks === true);
      const reading = statements.filter(({ actions }) => actions.includes('secretsmanager:GetSecretValue'));
      const decrypting = statements.filter(({ conditions }) =>
        JSON.stringify(conditions ?? {}).includes('secretsmanager.eu-central-1'),
      );
      const known = [ID_SECRET, LINK_SECRET, ORIGIN_SECRET].filter((secret) => secret !== undefined);
      if (known.length === 0) return expect([...reading, ...decrypting]).toEqual([]);
      expect(reading.flatMap(({ resources }) => resources)).toEqual(known.map(spelled));
      expect(new Set(decrypting.flatMap(({ actions }) => actions))).toEqual(new Set(['kms:Decrypt']));
    },
  );
});
