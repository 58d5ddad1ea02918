import type { ProgrammeFolder, StageFolder } from './folders.ts';

const HEAD = `// Made from the folders of stages/ and programmes/ by \`npm run docs\`; do not edit.
`;

const constant = (doc: string, name: string, value: unknown): string =>
  `/** ${doc} */\nexport const ${name} = ${JSON.stringify(value)} as const;\n`;

/** The file that tells the ground, the hosts and the console which stages and programmes there are: data and nothing else. */
export function catalogueText(
  stages: readonly StageFolder[],
  programmes: readonly ProgrammeFolder[],
  kinds: readonly string[],
): string {
  const ofCase = stages.filter(({ data }) => !data.besideCase);
  const beside = stages.filter(({ data }) => data.besideCase);
  const outcomes = [
    ...programmes.map(({ data }) => data.outcome),
    ...ofCase.flatMap(({ data }) => data.ends),
  ];
  return [
    HEAD,
    constant(
      'The stages of a case by name, in the order in which a case meets them.',
      'STAGES',
      Object.fromEntries(
        ofCase.map(({ name, programme, data, workflows }) => {
          const { workflow: _workflow, besideCase: _beside, shortName: _short, ...told } = data;
          return [
            name,
            {
              ...(programme === undefined ? {} : { programme }),
              ...told,
              startsExecutions: workflows.length > 1,
            },
          ];
        }),
      ),
    ),
    constant(
      'Stages that run beside the case, which never waits for them.',
      'BESIDE_CASE',
      beside.map(({ name }) => name),
    ),
    constant(
      'The programmes by name.',
      'PROGRAMMES',
      Object.fromEntries(
        programmes.map(({ name, data, stages: order }) => [name, { ...data, stages: order }]),
      ),
    ),
    constant(
      "How a case can end: the programme's own outcomes, and those decided by a stage.",
      'DECIDED_OUTCOMES',
      [...new Set(outcomes)],
    ),
    constant(
      'The workflow definition of each stage, relative to the repository root.',
      'STAGE_WORKFLOWS',
      Object.fromEntries(stages.flatMap(({ workflows }) => workflows)),
    ),
    constant('The kinds of work, about cases and about sponsors.', 'WORK_KINDS', kinds),
  ].join('\n');
}
