import type { Programme } from '../domain/policy/policy.ts';
import type { ProgrammeModule } from '../domain/work-item/programme-module.ts';
import type { StageModule } from '../domain/work-item/stage-module.ts';
import { familyReunification } from '../programmes/family-reunification/programme.ts';
import { resettlement } from '../programmes/resettlement/programme.ts';
import { voluntaryReturn } from '../programmes/voluntary-return/programme.ts';
import type { UnionToIntersection } from './union.ts';

/** Every programme by its name: one that has a folder and does not stand here does not compile. */
const BY_NAME = {
  resettlement,
  'family-reunification': familyReunification,
  'voluntary-return': voluntaryReturn,
} as const satisfies { [P in Programme]: ProgrammeModule<P> };

type Own = (typeof BY_NAME)[Programme];

/** The stages that stand in the folders of programmes. */
export const OWN_STAGES: readonly StageModule[] = Object.values(BY_NAME).flatMap(({ stages }) =>
  Object.values<StageModule>(stages),
);

/** The policies that come with the programmes, as JSON. */
export const POLICY_FILES: readonly unknown[] = Object.values<{ readonly policies: readonly unknown[] }>(
  BY_NAME,
).flatMap(({ policies }) => policies);

/** What they store, by type. */
export const OWN_RECORDS = Object.assign(
  {},
  ...Object.values(BY_NAME).map(({ records }) => records),
) as UnionToIntersection<Own['records']>;
