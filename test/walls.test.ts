import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { FUNCTIONS, HOST_FUNCTIONS } from '../contracts/functions.ts';
import { ROUTES } from '../contracts/routes.ts';
import { TASKS } from '../contracts/tasks.ts';
import { ENTITY_SCHEMAS } from '../registry/entity-schemas.ts';
import type { SourceFile } from './fixtures/source-files.ts';
import { cyclesIn, importsOf, sourceFiles } from './fixtures/source-files.ts';

const files = sourceFiles();

/** A room: the folder, and the rooms and packages that a file in it may import (DESIGN, “Rooms”). */
const HANDLERS = [
  'domain/',
  'stages/',
  'registry/',
  'contracts/',
  'lambdas/middleware/',
  'lambdas/services/',
  'zod',
];
const PURE = [
  'zod',
  '@noble/hashes/',
  'canonicalize',
  'temporal-polyfill',
  'any-ascii',
  'i18n-iso-countries',
  'libphonenumber-js/min',
  'csv-parse/sync',
  'csv-stringify/sync',
  'fflate',
  'sax',
  'intl-messageformat',
];
const ROOMS: Record<string, readonly string[]> = {
  'domain/kernel/': ['domain/kernel/', ...PURE],
  'domain/': ['domain/', ...PURE],
  'stages/': ['domain/', 'stages/', ...PURE],
  'programmes/': ['domain/', 'programmes/', ...PURE],
  'registry/': ['domain/', 'stages/', 'programmes/', 'registry/', ...PURE],
  'contracts/': ['contracts/', 'domain/', 'stages/', 'registry/', 'zod'],
  'lambdas/api/': HANDLERS,
  'lambdas/tasks/': HANDLERS,
  'lambdas/streams/': HANDLERS,
  'lambdas/events/': HANDLERS,
  'lambdas/pages/': [...HANDLERS, 'lambdas/pages/'],
  'lambdas/services/': [
    ...['domain/', 'stages/', 'registry/', 'contracts/', 'lambdas/services/', 'lambdas/adapters/'],
    ...['@aws-lambda-powertools/', 'zod'],
  ],
  'lambdas/middleware/': [
    ...HANDLERS,
    'lambdas/adapters/',
    '@middy/',
    '@aws-sdk/util-dynamodb',
    'aws-lambda',
  ],
  'lambdas/adapters/': [
    'domain/',
    'stages/',
    'registry/',
    'contracts/',
    'lambdas/adapters/',
    '@aws-sdk/',
    'node:',
    'file-type',
    'ical-generator',
    'highs',
    'age-encryption',
    'fflate',
    'zod',
  ],
  'lib/': ['lib/', 'contracts/', 'aws-cdk-lib', 'constructs', 'cdk-nag', 'esbuild', 'node:', 'zod'],
  'bin/': ['lib/', 'contracts/', 'aws-cdk-lib', 'node:'],
  'local/': [
    ...[
      'local/',
      'contracts/',
      'lambdas/api/',
      'lambdas/tasks/',
      'lambdas/streams/',
      'lambdas/pages/',
      'node:',
    ],
    ...['jsonata', 'jose', '@node-rs/argon2', 'otpauth', 'aws-jwt-verify', 'aws-lambda', 'nodemailer', 'zod'],
    ...['@aws-sdk/client-dynamodb', '@aws-sdk/client-dynamodb-streams'],
    ...['@smithy/signature-v4', '@smithy/core/serde'],
  ],
  'console/': [
    'console/',
    'contracts/',
    'domain/',
    'stages/',
    ...['react', 'react-dom', 'react-router', 'react-intl', '@cloudscape-design/', '@tanstack/react-query'],
    ...[
      'oidc-client-ts',
      'elkjs',
      '@xyflow/react',
      'zod',
      'virtual:',
      'age-encryption',
      'fflate',
      'write-excel-file/browser',
      'qr',
    ],
  ],
  'console/build/': ['contracts/', 'node:', 'vite'],
  'console/vite.config.ts': ['console/build/', 'node:', 'vite', '@vitejs/plugin-react'],
};

/** Beyond the table: the embedded index implements tracing's port; demo users have roles, which are words and no decision. */
const MEANT: readonly [from: string, to: string][] = [
  ['local/tracing/', 'domain/tracing/'],
  ['local/identity/', 'domain/kernel/actor.ts'],
];

/** What the registry hands to the console: schemas and texts of stages and programmes, and no rule of theirs. */
const DATA_ONLY = [
  'registry/policy-schema.ts',
  'registry/programme-data.ts',
  'registry/registration.ts',
  'registry/union.ts',
];
const isData = (path: string): boolean =>
  path.startsWith('domain/') ||
  DATA_ONLY.includes(path) ||
  /^(stages|programmes)\/.*\/(policy|registration|programme-data)\.ts$/.test(path) ||
  path.endsWith('.json');

const isPackage = (target: string): boolean =>
  !/^(domain|stages|programmes|registry|contracts|lambdas|lib|local|console|scripts|test|bench)\//.test(
    target,
  );

/** The innermost room of a path. */
const roomOf = (path: string): string | undefined =>
  Object.keys(ROOMS)
    .filter((room) => path.startsWith(room))
    .sort((a, b) => b.length - a.length)[0];
const within = (target: string, allowed: readonly string[]): boolean =>
  allowed.some(
    (entry) =>
      target === entry || target.startsWith(entry.endsWith('/') || entry.endsWith(':') ? entry : `${entry}/`),
  );
const meant = (path: string, target: string): boolean =>
  MEANT.some(([from, to]) => path.startsWith(from) && target.startsWith(to));

/** The folder of a stage or programme: none imports another's, which it knows by what the registry hands out. */
const folderOf = (path: string): string | undefined => /^(?:stages|programmes)\/[a-z-]+/.exec(path)?.[0];
const isBeside = (path: string, target: string): boolean => {
  const [own, other] = [folderOf(path), folderOf(target)];
  return (
    own !== undefined && other !== undefined && own !== other && own.split('/')[0] === other.split('/')[0]
  );
};

const trespasses = (file: SourceFile): string[] => {
  const room = roomOf(file.path);
  if (room === undefined) return [];
  // A page may name the types of what the registry derives, and use its data; the rules stay on the other side.
  const isNamed = ({ target, typeOnly }: SourceFile['imports'][number]) =>
    room === 'console/' && (typeOnly ? within(target, ['registry/']) : DATA_ONLY.includes(target));
  return file.imports
    .filter((found) => {
      if (isBeside(file.path, found.target)) return true;
      return !within(found.target, ROOMS[room]!) && !meant(file.path, found.target) && !isNamed(found);
    })
    .map(({ target }) => `${file.path} imports ${target}`);
};

describe('the walls between the rooms', () => {
  it('sees imports of every form', () => {
    const text = `import a from './a.ts';\nimport type { B } from '../b.ts';\nimport { type C } from "c";\nexport { d } from './d.ts';\nimport 'e';\nawait import('node:fs');\nimport {\n  f,\n} from './f.ts';`;
    expect(importsOf('x/y/z.ts', text)).toEqual([
      { target: 'x/y/a.ts', typeOnly: false },
      { target: 'x/b.ts', typeOnly: true },
      { target: 'c', typeOnly: true },
      { target: 'x/y/d.ts', typeOnly: false },
      { target: 'e', typeOnly: false },
      { target: 'x/y/f.ts', typeOnly: false },
      { target: 'node:fs', typeOnly: false },
    ]);
  });

  it('refuses what the table does not allow', () => {
    const intruder = (path: string, target: string) =>
      trespasses({ path, text: '', imports: [{ target, typeOnly: true }] });
    expect(intruder('domain/x.ts', 'node:fs')).toHaveLength(1);
    expect(intruder('domain/x.ts', 'zodiac')).toHaveLength(1);
    expect(intruder('lambdas/api/x.ts', 'lambdas/adapters/store.ts')).toHaveLength(1);
    expect(intruder('lambdas/tasks/x.ts', 'lambdas/tasks/y.ts')).toHaveLength(1);
    expect(intruder('local/http/x.ts', 'lib/y.ts')).toHaveLength(1);
    expect(intruder('lambdas/services/x.ts', 'lambdas/middleware/api.ts')).toHaveLength(1);
    expect(intruder('lambdas/services/x.ts', '@middy/core')).toHaveLength(1);
    expect(intruder('lambdas/api/x.ts', 'domain/case/case.ts')).toHaveLength(0);
    expect(intruder('stages/travel/x.ts', 'stages/closure/y.ts')).toHaveLength(1);
    expect(intruder('stages/travel/x.ts', 'stages/travel/y.ts')).toHaveLength(0);
    expect(intruder('console/src/x.ts', 'registry/case-view.ts')).toHaveLength(0);
    expect(
      trespasses({
        path: 'console/src/x.ts',
        text: '',
        imports: [{ target: 'registry/stages.ts', typeOnly: false }],
      }),
    ).toHaveLength(1);
    expect(intruder('domain/case/x.ts', 'stages/travel/y.ts')).toHaveLength(1);
    expect(intruder('lambdas/api/x.ts', 'programmes/resettlement/y.ts')).toHaveLength(1);
    expect(intruder('programmes/resettlement/x.ts', 'programmes/family-reunification/y.ts')).toHaveLength(1);
  });

  it('hands the console data of the registry, and no rules with it', () => {
    const brings = (path: string, imports: SourceFile['imports']) =>
      imports
        .filter(
          ({ target, typeOnly }) =>
            !typeOnly && target.includes('/') && !isData(target) && !isPackage(target),
        )
        .map(({ target }) => `${path} brings ${target}`);
    expect(
      brings('registry/policy-schema.ts', [{ target: 'stages/travel/arrival.ts', typeOnly: false }]),
    ).toHaveLength(1);
    const data = files.filter(({ path }) => isData(path) && !path.startsWith('domain/'));
    expect(data.map(({ path }) => path)).toEqual(expect.arrayContaining(DATA_ONLY));
    expect(data.flatMap(({ path, imports }) => brings(path, imports))).toEqual([]);
  });

  it('are kept by every file', () => {
    expect(files.length).toBeGreaterThan(200);
    expect(files.flatMap(trespasses)).toEqual([]);
  });

  it('imports nothing from tests or benches, and hands nothing on', () => {
    const product = files.filter(({ path }) => roomOf(path) !== undefined);
    const wrong = product.filter(({ imports }) =>
      imports.some(({ target }) => /^(test|bench)\//.test(target)),
    );
    const barrels = product.filter(({ text }) => /^export \* from/m.test(text));
    expect([...wrong, ...barrels].map(({ path }) => path)).toEqual([]);
  });

  it('knows no import cycle, of values or of types', () => {
    const cyclic: SourceFile[] = [
      { path: 'a.ts', text: '', imports: [{ target: 'b.ts', typeOnly: false }] },
      { path: 'b.ts', text: '', imports: [{ target: 'a.ts', typeOnly: true }] },
    ];
    expect(cyclesIn(cyclic, () => true)).toEqual(['a.ts → b.ts → a.ts']);
    expect(cyclesIn(cyclic, (found) => !found.typeOnly)).toEqual([]);
    expect(cyclesIn(files, () => true)).toEqual([]);
  });
});

describe('the table of audit entries', () => {
  const WRITTEN = /\b(Put|Update|Delete|ConditionCheck)(Command)?[:(] ?\{[^{}]*\bTableName: (\w+\.)?audit\b/;
  it('is written to in one file alone, where nothing but a new entry can be put', () => {
    const writing = files.filter(
      ({ path, text }) => /^(lambdas|domain|stages|local|scripts)\//.test(path) && WRITTEN.test(text),
    );
    expect(writing.map(({ path }) => path)).toEqual(['lambdas/adapters/audit-entries.ts']);
  });
});

describe('the rooms that decide', () => {
  const domain = files.filter(({ path }) => /^(domain|stages|programmes|registry)\//.test(path));
  const code = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');

  it.each([
    ['a clock', /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\b|\bTemporal\.Now\b/],
    ['randomness', /\bMath\.random\b|\bcrypto\b/],
    ['an environment', /\bprocess\.|\bglobalThis\b/],
    ['logging', /\bconsole\./],
    ['a network or a timer', /\bfetch\(|\bsetTimeout\b|\bsetInterval\b|\bXMLHttpRequest\b/],
  ])('has no %s', (_what, pattern) => {
    expect(domain.filter(({ text }) => pattern.test(code(text))).map(({ path }) => path)).toEqual([]);
  });
});

describe('one stem everywhere', () => {
  it.each(FUNCTIONS.map((contract) => [contract.name, contract] as const))(
    '%s has its file, which exports its handler',
    async (_name, { entry }) => {
      expect(existsSync(entry)).toBe(true);
      expect(files.find(({ path }) => path === entry)?.text ?? '').toMatch(/^export const handler\b/m);
    },
  );

  it('lists every handler file as a function', () => {
    const handlers = files
      .filter(({ path }) => /^lambdas\/((api|tasks|streams|events)\/|pages\/.*-page\.ts$)/.test(path))
      .map(({ path }) => path);
    expect(handlers.sort()).toEqual([...FUNCTIONS, ...HOST_FUNCTIONS].map(({ entry }) => entry).sort());
  });

  it('gives every route its own method and path, and every function its own name', () => {
    expect(new Set(ROUTES.map(({ method, path }) => `${method} ${path}`)).size).toBe(ROUTES.length);
    expect(new Set(FUNCTIONS.map(({ name }) => name)).size).toBe(FUNCTIONS.length);
    const named = ROUTES.map((route) => route.function);
    const served = FUNCTIONS.filter(({ kind }) => kind === 'api' || kind === 'page').map(({ name }) => name);
    expect([...new Set(named)].sort()).toEqual(served.sort());
  });
});

describe('files', () => {
  it('have kebab-case names and no drawer for leftovers', () => {
    const wrong = files
      .map(({ path }) => path)
      .filter(
        (path) =>
          !/^(?:[a-z0-9-]+\/)*[a-z0-9-]+(?:\.(?:test|fuzz|perf|config))?\.tsx?$/.test(
            path.replace(/\.d\.ts$/, '.ts'),
          ),
      );
    const drawers = files.filter(({ path }) =>
      /(?:^|\/)(?:utils?|helpers?|common|misc)(?:\/|\.ts)/.test(path),
    );
    expect([...wrong, ...drawers.map(({ path }) => path)]).toEqual([]);
  });

  it('stay small: 250 lines, tests 400', () => {
    const long = files
      .filter(({ text }) => !text.startsWith('// Made from the folders'))
      .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
      .filter(({ path, lines }) => lines > (path.startsWith('test/') ? 400 : 250));
    expect(long).toEqual([]);
  });
});

describe('personal data', () => {
  const fieldsOf = (schema: z.ZodType): string[] => {
    const found: string[] = [];
    const walk = (node: unknown, name: string): void => {
      if (typeof node !== 'object' || node === null) return;
      if ((node as { pii?: boolean }).pii === true) found.push(name);
      for (const [key, value] of Object.entries(node))
        walk(value, /^\d+$|^(properties|items|anyOf|oneOf|allOf)$/.test(key) ? name : key);
    };
    walk(z.toJSONSchema(schema, { io: 'input' }), '');
    return found;
  };

  it('is marked in what is stored, and no task payload has a field of such a name', () => {
    const marked = new Set(Object.values(ENTITY_SCHEMAS).flatMap((schema) => fieldsOf(schema)));
    for (const field of ['name', 'birthDate', 'number', 'form', 'email', 'classification'])
      expect(marked).toContain(field);
    const payloads = Object.entries(TASKS).flatMap(([task, schema]) =>
      Object.keys(schema.shape)
        .filter((field) => marked.has(field))
        .map((field) => `${task}.${field}`),
    );
    expect(payloads).toEqual([]);
  });
});
