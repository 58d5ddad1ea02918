import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addEnvironments } from '../../lib/deployment.ts';
import type { Statement, Synthesized } from './synthesized.ts';
import { newApp, STACKS, statementsByRole, synthesize } from './synthesized.ts';

const outdir = mkdtempSync(join(tmpdir(), 'kinbridge-nag-'));
afterAll(() => rmSync(outdir, { recursive: true, force: true }));

/** Stacks whose roles are all ours; that of the console has those of CDK's own, which copy its files. */
const OURS = STACKS.filter((stack) => stack !== 'console');

let synthesized: Synthesized;
let statements: Statement[];
beforeAll(() => {
  synthesized = synthesize();
  statements = OURS.flatMap((stack) => [...statementsByRole(synthesized[stack]).values()].flat());
});

/** What AWS has no narrower resource for. */
const NO_RESOURCE = [
  /^xray:(PutTraceSegments|PutTelemetryRecords|GetSamplingRules|GetSamplingTargets)$/,
  /^logs:(Create|Get|Update|Delete)LogDelivery$/,
  /^logs:(ListLogDeliveries|PutResourcePolicy|DescribeResourcePolicies|DescribeLogGroups)$/,
  /^dynamodb:ListStreams$/,
];

describe('permissions', () => {
  it('hold no action with a *', () => {
    expect(statements.flatMap(({ actions }) => actions).filter((action) => action.includes('*'))).toEqual([]);
  });

  it('hold * as a resource only for what AWS allows nothing else', () => {
    const open = statements
      .filter(({ resources }) => resources.includes('*'))
      .flatMap(({ actions }) => actions);
    expect(open.filter((action) => !NO_RESOURCE.some((pattern) => pattern.test(action)))).toEqual([]);
  });

  it('hold a * inside a resource only for the executions of one workflow, for documents and the archive', () => {
    const partly = statements
      .flatMap(({ resources }) => resources)
      .filter((resource) => resource !== '*' && resource.includes('*'));
    const execution = /^arn:aws:states:eu-central-1:ACCOUNT:execution:kinbridge-dev-[a-z-]+:\*$/;
    const documents =
      /^arn:aws:s3:::kinbridge-dev-files-ACCOUNT\/(files|parts|pictures|intake|scan|ended)\/\*$/;
    const archive = /^arn:aws:s3:::kinbridge-dev-archive-ACCOUNT\/\*$/;
    const meant = (resource: string) =>
      [execution, documents, archive].some((pattern) => pattern.test(resource));
    expect(partly.filter((resource) => !meant(resource))).toEqual([]);
  });

  it.each(OURS)('come from no managed policy in %s', (stack) => {
    for (const { Properties } of Object.values(synthesized[stack].findResources('AWS::IAM::Role'))) {
      expect(Properties).not.toHaveProperty('ManagedPolicyArns');
    }
  });
});

describe('AwsSolutions', () => {
  it('finds nothing in our stacks, nor do the rules of CDK itself', () => {
    const app = newApp({ '@aws-cdk/core:validateAgainstDefaultRules': true }, join(outdir, 'ours'));
    addEnvironments(app);
    expect(() => app.synth()).not.toThrow();
  });

  it('stops the synthesis of a queue without encryption in transit', () => {
    const app = newApp({}, join(outdir, 'queue'));
    addEnvironments(app);
    new Queue(new Stack(app, 'Careless'), 'Queue');
    expect(() => app.synth()).toThrow(/AwsSolutions-SQS4/);
  });

  it('stops a permission that reaches further than was accepted', () => {
    const app = newApp({}, join(outdir, 'role'));
    addEnvironments(app);
    const role = new Role(new Stack(app, 'Careless'), 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    });
    role.addToPolicy(new PolicyStatement({ actions: ['dynamodb:*'], resources: ['*'] }));
    expect(() => app.synth()).toThrow(/AwsSolutions-IAM5\[Resource::\*\]/);
  });

  it('has a reason for everything that was accepted', () => {
    const app = newApp({}, join(outdir, 'reasons'));
    addEnvironments(app);
    const accepted = app.node
      .findAll()
      .flatMap(({ node }) =>
        node.metadata.filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY),
      )
      .flatMap(({ data }) => Object.entries(data as Record<string, string>));
    expect(accepted.length).toBeGreaterThan(0);
    for (const [finding, reason] of accepted) expect(reason.length, finding).toBeGreaterThan(30);
  });
});
