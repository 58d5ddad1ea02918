import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { AssetHashType, type CfnElement, Stack } from 'aws-cdk-lib';
import { Runtime } from 'aws-cdk-lib/aws-lambda';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, type ISource, Source } from 'aws-cdk-lib/aws-s3-deployment';
import type { IConstruct } from 'constructs';
import type { ConsoleSettings } from '../contracts/console.ts';
import { acknowledge, acknowledgeResource } from './acknowledge.ts';

/** The built console, as an asset: Vite builds it when the stack is synthesized. */
const builtConsole = (root: string): ISource =>
  Source.asset(join(root, 'console'), {
    assetHashType: AssetHashType.OUTPUT,
    exclude: ['dist'],
    bundling: {
      command: ['vite', 'build'],
      image: Runtime.NODEJS_24_X.bundlingImage,
      local: {
        tryBundle(outputDirectory: string): boolean {
          const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
          const config = join(root, 'console', 'vite.config.ts');
          const args = [vite, 'build', '--config', config, '--outDir', outputDirectory, '--emptyOutDir'];
          execFileSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
          return true;
        },
      },
    },
  });

interface Props {
  readonly root: string;
  readonly bucket: IBucket;
  readonly settings: ConsoleSettings;
}

/**
 * Copies the console and its settings into the bucket. Files of earlier releases stay, for pages that are still open.
 */
export function deployConsole(scope: Stack, { root, bucket, settings }: Props): void {
  new BucketDeployment(scope, 'Release', {
    sources: [builtConsole(root), Source.jsonData('settings.json', settings)],
    destinationBucket: bucket,
    destinationKeyPrefix: 'console',
    exclude: ['*.br', '*.gz'],
    prune: false,
  });
  const copier = scope.node.children.find(({ node }) => node.id.startsWith('Custom::CDKBucketDeployment'));
  if (!copier) throw new Error('Expected the function of CDK that copies files, found none.');
  acceptCopier(copier, scope, bucket);
}

/** CDK's own function, whose permissions are written by CDK. */
function acceptCopier(copier: IConstruct, { region }: Stack, bucket: IBucket): void {
  const files = Stack.of(bucket).getLogicalId(bucket.node.defaultChild as CfnElement);
  const reason =
    'CDK’s own function copies released files: it reads CDK’s assets and writes this bucket, no more.';
  const actions = ['s3:GetBucket*', 's3:GetObject*', 's3:List*', 's3:Abort*', 's3:DeleteObject*'];
  const logs = 'arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';
  acknowledge(copier, 'L1', 'CDK’s own function: its runtime moves on with the version of CDK.');
  acknowledge(copier, `IAM4[Policy::${logs}]`, reason);
  for (const action of actions) acknowledge(copier, `IAM5[Action::${action}]`, reason);
  const assets = `cdk-hnb659fds-assets-<AWS::AccountId>-${region}`;
  acknowledgeResource(copier, `arn:<AWS::Partition>:s3:::${assets}/*`, reason);
  acknowledgeResource(copier, `<${files}.Arn>/*`, reason);
}
