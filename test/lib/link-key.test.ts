import { describe, expect, it } from 'vitest';
import { FUNCTIONS } from '../../contracts/functions.ts';
import { deployedFunctions } from './deployed-functions.ts';
import { STACKS, spelled, synthesize } from './synthesized.ts';

const synthesized = synthesize();
const deployed = new Map(deployedFunctions(synthesized).map((one) => [one.name, one]));
const [secret] = Object.values(synthesized.stateful.findResources('AWS::SecretsManager::Secret'));

describe('the key of the links', () => {
  it('outlives its stack, as the table does', () => {
    expect(secret).toMatchObject({ DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' });
  });

  it('stands in no template and no environment, in clear or by reference', () => {
    for (const stack of STACKS) expect(synthesized.text(stack)).not.toContain('{{resolve:secretsmanager');
  });

  it.each(FUNCTIONS)('is read by $name only if it makes or opens links', ({ name, signsLinks }) => {
    const { properties, statements } = deployed.get(name)!;
    const { LINK_SECRET } = properties.Environment.Variables;
    const reading = statements.filter(({ actions }) => actions.includes('secretsmanager:GetSecretValue'));
    const decrypting = statements.filter(({ conditions }) =>
      JSON.stringify(conditions ?? {}).includes('secretsmanager.eu-central-1'),
    );
    if (!signsLinks) return expect([LINK_SECRET, ...reading, ...decrypting]).toEqual([undefined]);
    expect(reading).toMatchObject([{ resources: [spelled(LINK_SECRET)] }]);
    expect(decrypting).toMatchObject([{ actions: ['kms:Decrypt'] }]);
  });
});
