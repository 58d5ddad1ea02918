import { join } from 'node:path';
import { AssetHashType } from 'aws-cdk-lib';
import type { AssetCode } from 'aws-cdk-lib/aws-lambda';
import { Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { BuildOptions, BuildResult, Metafile } from 'esbuild';
import { buildSync } from 'esbuild';

/**
 * Credential providers that the SDK only loads if the environment has no credentials. A Lambda's always does, and the
 * runtime has its own copy of each.
 */
const NEVER_LOADED = ['ini', 'process', 'sso', 'web-identity', 'http', 'login'].map(
  (provider) => `@aws-sdk/credential-provider-${provider}`,
);

/**
 * How a handler is bundled into the single file that is deployed. `bench/bundle.ts` measures with the same options.
 */
export const BUNDLING = {
  bundle: true,
  minify: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  mainFields: ['module', 'main'],
  external: [...NEVER_LOADED, '@smithy/credential-provider-imds'],
  legalComments: 'none',
  logLevel: 'error',
  banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
} as const satisfies BuildOptions;

/** Bundles one handler; `overrides` are for measurements. */
export function bundleHandler(
  entry: string,
  outfile: string,
  overrides: BuildOptions = {},
): BuildResult & { metafile: Metafile } {
  return buildSync({
    ...BUNDLING,
    external: [...BUNDLING.external],
    ...overrides,
    entryPoints: [entry],
    outfile,
    metafile: true,
  });
}

/** The code asset of a handler, by its path from the root of the repository. */
export const handlerCode = (root: string, entry: string): AssetCode =>
  Code.fromAsset(root, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // Never run, but assets of one folder with the same command would share a cache entry.
      command: ['esbuild', entry],
      image: Runtime.NODEJS_24_X.bundlingImage,
      local: {
        tryBundle(outputDirectory: string): boolean {
          bundleHandler(join(root, entry), join(outputDirectory, 'index.mjs'));
          return true;
        },
      },
    },
  });
