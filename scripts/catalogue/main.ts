import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { catalogueText } from './catalogue-text.ts';
import { readFolders } from './folders.ts';
import { parentWorkflow } from './parent-workflow.ts';
import { sampleFormsText } from './sample-forms-text.ts';

const CATALOGUE = 'domain/kernel/catalogue.ts';
const PARENT = 'state-machines/resettlement-case.asl.json';
const SAMPLES = 'registry/sample-forms.ts';
const check = process.argv.includes('--check');

/** As the formatter would have it, so that what is made and what is kept compare. */
const formatted = (path: string, text: string): string =>
  execFileSync('node_modules/.bin/biome', ['format', `--stdin-file-path=${path}`], {
    input: text,
    encoding: 'utf8',
  });

const read = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');

/** Writes what differs, or only tells; the names of what differed. */
function settle(made: Readonly<Record<string, string>>): string[] {
  return Object.entries(made).flatMap(([path, text]) => {
    const wanted = formatted(path, text);
    if (wanted === read(path)) return [];
    if (!check) writeFileSync(path, wanted);
    return [path];
  });
}

const { stages, programmes } = readFolders();
const kindsKept = [
  ...(/WORK_KINDS = \[([^\]]*)\]/.exec(read(CATALOGUE))?.[1] ?? '').matchAll(/'([^']+)'/g),
].map(([, kind]) => kind!);
// The names come first, from the folders: the code that knows the kinds does not load without them.
const drifted = settle({
  [CATALOGUE]: catalogueText(stages, programmes, kindsKept),
  [PARENT]: JSON.stringify(parentWorkflow(stages)),
});
drifted.push(...settle({ [SAMPLES]: sampleFormsText(stages) }));
const { ANY_WORK_KINDS } = await import('../../registry/any-kind.ts');
const kinds = ANY_WORK_KINDS.map(({ kind }) => kind);
drifted.push(...settle({ [CATALOGUE]: catalogueText(stages, programmes, kinds) }));
if (check && drifted.length > 0) {
  console.error(
    `What is made from the folders differs from them: ${[...new Set(drifted)].join(', ')}. Run npm run docs and commit.`,
  );
  process.exitCode = 1;
}
