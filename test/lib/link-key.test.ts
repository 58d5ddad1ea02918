import { describe, expect, it } from 'vitest';
import { FUNCTIONS } from '../../contracts/functions.ts';
import { deployedFunctions } from './deployed-functions.ts';
import { STACKS, spelled, synthesize } from './synthesized.ts';

const synthesized = synthesize();
const deployed = new Map(deployedFunctions(synthesized).map((one) => [one.name, one]));
const secrets = Object.values(synthesized.stateful.findResources('AWS::SecretsManager::Secret'));
const secret = secrets.find(({ Properties }) => String(Properties.Name).endsWith('/link-key'));

describe('the key of the links', () => {
  it('outlives its stack, as the table does', () => {
    expect(secret).toMatchObject({ DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' });
  });

  it('stands in no template and no environment, in clear or by reference', () => {
    // CloudFront takes its own secret, by which pages know it, by reference alone.
    for (const stack of STACKS.filter((name) => name !== 'console'))
      expect(synthesized.text(stack)).not.toContain('{{resolve:secretsmanager');
    const references = synthesized.text('console').split('{{resolve:secretsmanager').length - 1;
    expect(references).toBe(1);
  });

  it.each(FUNCTIONS)('is read by $name only if it makes or opens links', ({ name, signsLinks, kind }) => {
    const { properties, statements } = deployed.get(name)!;
    const { LINK_SECRET, ORIGIN_SECRET } = properties.Environment.Variables;
    expect(ORIGIN_SECRET !== undefined).toBe(kind === 'page');
    const reading = statements.filter(({ actions }) => actions.includes('secretsmanager:GetSecretValue'));
    const decrypting = statements.filter(({ conditions }) =>
      JSON.stringify(conditions ?? {}).includes('secretsmanager.eu-central-1'),
    );
    if (!signsLinks) return expect([LINK_SECRET, ...reading, ...decrypting]).toEqual([undefined]);
    const known = [LINK_SECRET, ...(ORIGIN_SECRET === undefined ? [] : [ORIGIN_SECRET])];
    expect(reading.flatMap(({ resources }) => resources)).toEqual(known.map(spelled));
    expect(new Set(decrypting.flatMap(({ actions }) => actions))).toEqual(new Set(['kms:Decrypt']));
  });
});
