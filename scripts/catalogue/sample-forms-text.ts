import { existsSync } from 'node:fs';
import type { StageFolder } from './folders.ts';

const nameOf = (stage: string): string =>
  stage.replace(/-([a-z])/g, (_match, letter: string) => letter.toUpperCase());

/** A file that collects the sample forms of every stage that has some, for the demo and for tests: not for the product. */
export function sampleFormsText(stages: readonly StageFolder[]): string {
  const withForms = stages
    .filter(({ folder }) => existsSync(`${folder}/sample-forms.ts`))
    .toSorted((a, b) => (a.folder < b.folder ? -1 : 1));
  return [
    '// Made from the folders of stages/ and programmes/ by `npm run docs`; do not edit.',
    "import type { SampleForms } from '../domain/work-item/sample-form.ts';",
    ...withForms.map(
      ({ name, folder }) => `import { SAMPLE_FORMS as ${nameOf(name)} } from '../${folder}/sample-forms.ts';`,
    ),
    '',
    '/** What people usually write for each kind of work. */',
    `export const SAMPLE_FORMS: SampleForms = { ${withForms.map(({ name }) => `...${nameOf(name)}`).join(', ')} };`,
    '',
  ].join('\n');
}
