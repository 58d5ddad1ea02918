import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { addEnvironments } from '../../lib/deployment.ts';

const { context } = JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8'));

/** An app as `cdk.json` sets it up, for one environment, without the seconds that bundling and CDK's own rules take. */
export const newApp = (overrides: Record<string, unknown> = {}, outdir?: string): App =>
  new App({
    ...(outdir === undefined ? {} : { outdir }),
    context: {
      ...context,
      environment: 'dev',
      'aws:cdk:bundling-stacks': [],
      '@aws-cdk/core:validateAgainstDefaultRules': false,
      ...overrides,
    },
  });

/** The stacks of an environment, by what their names end with. */
export const STACKS = [
  'stateful',
  'workflows',
  'api-functions',
  'oversight-functions',
  'page-functions',
  'api',
  'alarms',
  'console',
] as const;
export type StackName = (typeof STACKS)[number];

export type Synthesized = Record<StackName, Template> & {
  /** Names of the stacks that the app made, each with those that are deployed before it. */
  deployedAfter: Map<string, string[]>;
  /** Template of a stack as text, to weigh. */
  text(stack: StackName): string;
};

let synthesized: Synthesized | undefined;

/** The environment `dev`, nag and all, synthesized once for every file of this folder. Throws when a rule finds something. */
export function synthesize(): Synthesized {
  synthesized ??= synthesizeAnew();
  return synthesized;
}

const byStack = <T>(of: (stack: StackName) => T): Record<StackName, T> =>
  Object.fromEntries(STACKS.map((stack) => [stack, of(stack)])) as Record<StackName, T>;

function synthesizeAnew(): Synthesized {
  const outdir = mkdtempSync(join(tmpdir(), 'kinbridge-synth-'));
  try {
    const app = newApp({}, outdir);
    addEnvironments(app);
    const assembly = app.synth();
    const texts = byStack((stack) =>
      readFileSync(assembly.getStackByName(`kinbridge-dev-${stack}`).templateFullPath, 'utf8'),
    );
    return {
      ...byStack((stack) => Template.fromString(texts[stack])),
      deployedAfter: new Map(
        assembly.stacks.map(({ id, dependencies }) => [
          id,
          dependencies.map((before) => before.id).filter((before) => !before.endsWith('.assets')),
        ]),
      ),
      text: (stack) => texts[stack],
    };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** The text of a value in a template with its references spelt out, account as `ACCOUNT`. */
export function spelled(value: unknown): string {
  if (typeof value === 'string') return value;
  const node = value as {
    Ref?: string;
    'Fn::GetAtt'?: string[];
    'Fn::Join'?: [string, unknown[]];
    'Fn::ImportValue'?: string;
  };
  if (node.Ref)
    return node.Ref === 'AWS::Partition' ? 'aws' : node.Ref === 'AWS::AccountId' ? 'ACCOUNT' : node.Ref;
  if (node['Fn::GetAtt']) return node['Fn::GetAtt'].join('.');
  if (node['Fn::Join']) return node['Fn::Join'][1].map(spelled).join(node['Fn::Join'][0]);
  if (node['Fn::ImportValue']) return `import:${node['Fn::ImportValue']}`;
  throw new Error(`Expected a string or a reference, received ${JSON.stringify(value)}.`);
}

export interface Statement {
  effect: string;
  actions: string[];
  resources: string[];
  conditions: unknown;
}

const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

interface PolicyContent {
  Statement: { Effect: string; Action: unknown; Resource: unknown; Condition?: unknown }[];
}
interface PolicyProperties {
  Roles: unknown[];
  PolicyDocument: PolicyContent;
}

const statementsOf = ({ Statement }: PolicyContent): Statement[] =>
  Statement.map((statement) => ({
    effect: statement.Effect,
    actions: listed(statement.Action).map(String),
    resources: listed(statement.Resource).map(spelled),
    conditions: statement.Condition,
  }));

/** Every identity policy's statements, those that a role holds itself and those attached, by the role's logical id. */
export function statementsByRole(template: Template): Map<string, Statement[]> {
  const roles = new Map<string, Statement[]>();
  const add = (role: string, content: PolicyContent) =>
    roles.set(role, [...(roles.get(role) ?? []), ...statementsOf(content)]);
  for (const [role, { Properties }] of Object.entries(template.findResources('AWS::IAM::Role')))
    for (const { PolicyDocument } of (Properties.Policies ?? []) as PolicyProperties[])
      add(role, PolicyDocument);
  for (const policy of Object.values(template.findResources('AWS::IAM::Policy'))) {
    const { Roles, PolicyDocument } = policy.Properties as PolicyProperties;
    for (const role of Roles.map(spelled)) add(role, PolicyDocument);
  }
  return roles;
}
