import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that live through months or start processes: a whole case, a whole host, a crash thirty times over. */
const LONG = [
  ...[
    'test/workflows/',
    'test/scripts/demo/',
    'test/scripts/attack',
    'test/local/host/restart',
    'test/local/host/start',
  ],
  ...[
    'test/local/stepfunctions/crash/',
    'test/local/migration/',
    'test/lambdas/api/authorization',
    'test/lambdas/adapters/capacity',
  ],
];

/** Begins with what takes long, so that no worker is left with it at the end; otherwise as vitest orders files. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification): boolean => LONG.some((part) => moduleId.includes(part));
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
