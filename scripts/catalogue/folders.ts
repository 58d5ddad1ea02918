import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as z from 'zod';

/** What a stage's folder says of it in `stage.json`; everything else of it is code. */
const StageDataSchema = z.strictObject({
  /** It goes on beside the case, which never waits for it. */
  besideCase: z.literal(true).optional(),
  /** The parent workflow asks for it itself. */
  workflow: z.literal(false).optional(),
  /** What executions are named after, where the name of the stage is too long for those that they start. */
  shortName: z.string().optional(),
  /** Stages that have to be done before it. A programme may say otherwise. */
  needs: z.array(z.string()).default([]),
  /** Stages that come before it where the programme has them. */
  after: z.array(z.string()).default([]),
  /** It runs at the same time as the others that say so. */
  parallel: z.boolean().default(false),
  /** A supervisor may skip it when it failed; never one that protects somebody or decides for others. */
  skippable: z.boolean().default(false),
  /** Its work goes on after the case was closed. */
  outlivesCase: z.boolean().default(false),
  /** Outcomes of a case that are decided in it: a case that is opened again decides anew. */
  ends: z.array(z.string()).default([]),
  /** What a registration may leave open and this stage needs: it is asked for before the stage begins. */
  asks: z.array(z.enum(['categories', 'destination-office'])).default([]),
  /** The class of data that its decisions hold. */
  sees: z.enum(['identity', 'health', 'protection']).default('identity'),
  /** The consent that it asks for before it begins, what happens without, and where else it is asked. */
  consent: z
    .strictObject({ purpose: z.string(), otherwise: z.string(), asked: z.array(z.string()) })
    .optional(),
});
export type StageData = z.infer<typeof StageDataSchema>;

/** What a programme's folder says of it in `programme.json`. */
const ProgrammeDataSchema = z.strictObject({
  /** The stage that it begins with. */
  begins: z.string(),
  /** Stages that no policy of it may leave out. */
  requires: z.array(z.string()),
  /** How a case of it ends when every stage is done. */
  outcome: z.string(),
  /** What a stage needs in this programme, instead of what its folder says. */
  needs: z.record(z.string(), z.array(z.string())).default({}),
});

export interface StageFolder {
  readonly name: string;
  /** The programme in whose folder it stands. */
  readonly programme?: string;
  readonly folder: string;
  readonly data: StageData;
  /** Name and file of each workflow in the folder, the stage's own first. */
  readonly workflows: readonly (readonly [name: string, file: string])[];
}
export interface ProgrammeFolder {
  readonly name: string;
  readonly data: z.infer<typeof ProgrammeDataSchema>;
  /** The stages of its first policy, in their order. */
  readonly stages: readonly string[];
  readonly policies: readonly string[];
}

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const foldersIn = (path: string): string[] =>
  existsSync(path)
    ? readdirSync(path, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .sort()
    : [];
const named = <T>(path: string, read: () => T): T => {
  try {
    return read();
  } catch (cause) {
    throw new Error(`Expected ${path} to say what its folder is: ${(cause as Error).message}`, { cause });
  }
};

function stageAt(folder: string, name: string, programme?: string): StageFolder {
  const path = `${folder}/stage.json`;
  const data = named(path, () => StageDataSchema.parse(json(path)));
  const files = readdirSync(folder).filter((file) => file.endsWith('.asl.json'));
  const own = files.filter((file) => file === 'workflow.asl.json');
  const others = files.filter((file) => file !== 'workflow.asl.json').sort();
  if (own.length === 0 && data.workflow !== false)
    throw new Error(`Expected ${folder} to have a workflow.asl.json, received none.`);
  return {
    ...{ name, folder, data, ...(programme === undefined ? {} : { programme }) },
    workflows: [...own, ...others].map((file) => [
      file === 'workflow.asl.json' ? name : file.replace('.asl.json', ''),
      `${folder}/${file}`,
    ]),
  };
}

function programmeAt(name: string): ProgrammeFolder {
  const folder = `programmes/${name}`;
  const path = `${folder}/programme.json`;
  const data = named(path, () => ProgrammeDataSchema.parse(json(path)));
  const policies = readdirSync(folder)
    .filter((file) => /^policy-\d+\.json$/.test(file))
    .map((file) => `${folder}/${file}`);
  const { stages } = named(`${folder}/policy-1.json`, () =>
    z.object({ stages: z.array(z.string()) }).parse(json(`${folder}/policy-1.json`)),
  );
  return { name, data, stages, policies };
}

/** Programmes in the order in which they came: the name of the first policy's file does not tell, so by name but for the first. */
const FIRST = ['resettlement', 'family-reunification'];

export function readFolders(): { stages: StageFolder[]; programmes: ProgrammeFolder[] } {
  const names = foldersIn('programmes');
  const programmes = [...FIRST, ...names.filter((name) => !FIRST.includes(name))].map(programmeAt);
  const shared = foldersIn('stages').map((name) => stageAt(`stages/${name}`, name));
  const own = names.flatMap((programme) =>
    foldersIn(`programmes/${programme}/stages`).map((name) =>
      stageAt(`programmes/${programme}/stages/${name}`, name, programme),
    ),
  );
  return { stages: inOrder([...shared, ...own], programmes), programmes };
}

/** Stages in the order in which a case meets them, one list for all programmes; those beside the case last. */
function inOrder(stages: readonly StageFolder[], programmes: readonly ProgrammeFolder[]): StageFolder[] {
  const order: string[] = [];
  for (const programme of programmes) {
    for (const [index, stage] of programme.stages.entries()) {
      if (order.includes(stage)) continue;
      const next = programme.stages.slice(index + 1).find((later) => order.includes(later));
      order.splice(next === undefined ? order.length : order.indexOf(next), 0, stage);
    }
  }
  const unknown = order.find((name) => !stages.some((stage) => stage.name === name));
  if (unknown !== undefined)
    throw new Error(`Expected a folder for every stage of a policy, received none for ${unknown}.`);
  const place = (stage: StageFolder) => {
    const index = order.indexOf(stage.name);
    return index < 0 ? order.length : index;
  };
  return stages.toSorted((a, b) => place(a) - place(b));
}
