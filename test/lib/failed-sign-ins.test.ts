import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addEnvironments } from '../../lib/deployment.ts';
import type { Synthesized } from './synthesized.ts';
import { newApp, spelled, synthesize } from './synthesized.ts';

const outdir = mkdtempSync(join(tmpdir(), 'kinbridge-failed-sign-ins-'));
afterAll(() => rmSync(outdir, { recursive: true, force: true }));

let synthesized: Synthesized;
beforeAll(() => {
  synthesized = synthesize();
});
const only = (template: Template, type: string) => Object.values(template.findResources(type))[0]!.Properties;

describe('failed sign-ins', () => {
  it('come from the user activity log of the pool, which Cognito writes to a group without a key of ours', () => {
    const { UserPoolId, LogConfigurations } = only(
      synthesized.workflows,
      'AWS::Cognito::LogDeliveryConfiguration',
    );
    expect(spelled(UserPoolId)).toMatch(/^import:kinbridge-dev-stateful:.*PeoplePool/);
    expect(LogConfigurations).toMatchObject([{ EventSource: 'userAuthEvents', LogLevel: 'INFO' }]);
    expect(spelled(LogConfigurations[0].CloudWatchLogsConfiguration.LogGroupArn)).toMatch(
      /:log-group:\/aws\/vendedlogs\/kinbridge-dev\/user-activity$/,
    );
    synthesized.workflows.hasResourceProperties('AWS::Logs::LogGroup', {
      LogGroupName: '/aws/vendedlogs/kinbridge-dev/user-activity',
      RetentionInDays: 1,
      KmsKeyId: Match.absent(),
    });
  });

  it('alone are passed on, to the function that records them', () => {
    const { FilterPattern, DestinationArn } = only(synthesized.workflows, 'AWS::Logs::SubscriptionFilter');
    expect(FilterPattern).toBe('{ ($.message.eventType = "SignIn") && ($.message.eventResponse = "Fail") }');
    expect(spelled(DestinationArn)).toMatch(/RecordFailedSignIns/);
  });

  it('are not followed where a setting says so, and the audit is told that they are not', () => {
    const { context } = JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8'));
    const environments = { dev: { ...context.environments.dev, failedSignIns: false } };
    const app = newApp({ environments }, outdir);
    addEnvironments(app);
    const assembly = app.synth();
    const of = (stack: string) =>
      Template.fromString(
        readFileSync(assembly.getStackByName(`kinbridge-dev-${stack}`).templateFullPath, 'utf8'),
      );
    of('workflows').resourceCountIs('AWS::Cognito::LogDeliveryConfiguration', 0);
    of('workflows').resourceCountIs('AWS::Logs::SubscriptionFilter', 0);
    of('oversight-functions').hasResourceProperties('AWS::Lambda::Function', {
      FunctionName: 'kinbridge-dev-ListReaders',
      Environment: { Variables: Match.objectLike({ FAILED_SIGN_INS: 'unrecorded' }) },
    });
  });
});
