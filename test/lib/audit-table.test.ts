import { Match } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import { FUNCTIONS } from '../../contracts/functions.ts';
import { deployedFunctions } from './deployed-functions.ts';
import type { Statement, Synthesized } from './synthesized.ts';
import { STACKS, statementsByRole, synthesize } from './synthesized.ts';

const WRITES =
  /^dynamodb:(\*|.*Item$|PartiQL(Insert|Update|Delete)$|DeleteTable|PutResourcePolicy|DeleteResourcePolicy)/;
const READS = ['dynamodb:GetItem', 'dynamodb:Query'];
const isAudit = (resource: string): boolean => resource === '*' || /CasesAudit/.test(resource);

let synthesized: Synthesized;
beforeAll(() => {
  synthesized = synthesize();
});

/** What the statements allow on the audit table. */
const onAudit = (statements: readonly Statement[]): string[] =>
  statements
    .filter(({ effect, resources }) => effect === 'Allow' && resources.some(isAudit))
    .flatMap(({ actions }) => actions)
    .filter((action) => action.startsWith('dynamodb:') && action !== 'dynamodb:ListStreams')
    .sort();

describe('the table of audit entries', () => {
  it('is kept, can be set back to any second of 35 days, and denies everybody to change or delete an entry', () => {
    synthesized.stateful.hasResource('AWS::DynamoDB::GlobalTable', {
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        TableName: 'kinbridge-dev-cases-audit',
        StreamSpecification: Match.absent(),
        TimeToLiveSpecification: Match.absent(),
        SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
        Replicas: [
          Match.objectLike({
            DeletionProtectionEnabled: true,
            PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
            ResourcePolicy: {
              PolicyDocument: Match.objectLike({
                Statement: [
                  {
                    Effect: 'Deny',
                    Principal: { AWS: '*' },
                    Resource: '*',
                    Action: [
                      ...['dynamodb:BatchWriteItem', 'dynamodb:DeleteItem', 'dynamodb:PartiQLDelete'],
                      ...['dynamodb:PartiQLInsert', 'dynamodb:PartiQLUpdate', 'dynamodb:UpdateItem'],
                    ],
                  },
                ],
              }),
            },
          }),
        ],
      },
    });
  });

  it.each(FUNCTIONS)('lets $name $audit, and nothing else', ({ name, audit }) => {
    const { statements } = deployedFunctions(synthesized).find((one) => one.name === name)!;
    expect(onAudit(statements)).toEqual(
      [
        ...(audit.includes('read') ? READS : []),
        ...(audit.includes('put') ? ['dynamodb:PutItem'] : []),
      ].sort(),
    );
  });

  it('lets no role of any stack do more than put and read', () => {
    // The role of the stack of the console's files is CDK's own, and names no table.
    const stacks = STACKS.filter((stack) => stack !== 'console');
    const allowed = stacks.flatMap((stack) =>
      [...statementsByRole(synthesized[stack]).values()].flatMap(onAudit),
    );
    expect(allowed.length).toBeGreaterThan(FUNCTIONS.length / 2);
    expect(
      allowed.filter((action) => WRITES.test(action) && ![...READS, 'dynamodb:PutItem'].includes(action)),
    ).toEqual([]);
  });
});
