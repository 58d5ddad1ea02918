import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as z from 'zod';

/** One rule of a stage: where it comes from and how sure that is, what a policy says of it, and the test that shows it. */
const PracticeRuleSchema = z.strictObject({
  rule: z.string().endsWith('.'),
  source: z.string().min(1),
  /** `seen`: read in a document; `from memory`: unverified; `default`: our choice where practice differs. */
  confidence: z.enum(['seen', 'from memory', 'default']),
  /** The policy's field, by its path; null where no policy decides it. */
  policy: z.string().nullable(),
  test: z.strictObject({ file: z.string(), name: z.string() }),
});
export type PracticeRule = z.infer<typeof PracticeRuleSchema>;

const foldersOf = (parent: string): string[] =>
  existsSync(parent) ? readdirSync(parent).map((name) => `${parent}/${name}`) : [];

/** The folders of all stages, shared ones first. */
const stageFolders = (): string[] => [
  ...foldersOf('stages'),
  ...foldersOf('programmes').flatMap((programme) => foldersOf(`${programme}/stages`)),
];

/** The rules of each stage that states them, by the stage's folder. */
export function practiceRules(): [folder: string, rules: PracticeRule[]][] {
  return stageFolders().flatMap((folder): [string, PracticeRule[]][] => {
    const path = `${folder}/rules.json`;
    if (!existsSync(path)) return [];
    return [[folder, z.array(PracticeRuleSchema).parse(JSON.parse(readFileSync(path, 'utf8')))]];
  });
}
