import { type Rule, rule } from '../kernel/rules.ts';
import { WORK_KIND_NAMES } from './kind-names.ts';
import type { Policy, Programme } from './policy.ts';
import { PolicySchema } from './policy.ts';
import type { StageName } from './stage-name.ts';

/** Where a programme begins: what nobody may be decided on, or travel, without. */
const FIRST: Record<Programme, StageName> = {
  resettlement: 'eligibility-review',
  'family-reunification': 'family-reunification',
};
/** What every programme has: a state decides, children are protected, somebody approves the end. */
const ALWAYS: readonly StageName[] = ['state-decision', 'best-interests', 'closure'];
/** What a stage needs to have been done before it, and what comes before it where the programme has that. */
const BEFORE: Record<
  StageName,
  { readonly needs: readonly StageName[]; readonly after?: readonly StageName[] }
> = {
  'eligibility-review': { needs: [] },
  'family-reunification': { needs: [] },
  'state-decision': { needs: [] },
  'best-interests': { needs: [] },
  'health-assessment': { needs: ['state-decision'] },
  'cultural-orientation': { needs: ['state-decision'] },
  sponsorship: { needs: ['state-decision'] },
  travel: {
    needs: ['state-decision', 'best-interests', 'health-assessment'],
    after: ['cultural-orientation', 'sponsorship'],
  },
  'post-arrival-follow-up': { needs: ['travel'] },
  closure: { needs: [] },
};
const OF_AGE = 18;
const OLDEST = 110;

interface Fault {
  readonly path: readonly (string | number)[];
  readonly rule: Rule;
}

function stageFaults({ programme, stages }: Policy): Fault[] {
  const faults: Fault[] = [];
  const first = FIRST[programme];
  if (stages[0] !== first) faults.push({ path: ['stages', 0], rule: rule('stage-first', { stage: first }) });
  for (const stage of ALWAYS)
    if (!stages.includes(stage)) faults.push({ path: ['stages'], rule: rule('stage-needed', { stage }) });
  for (const [index, stage] of stages.entries()) {
    const path = ['stages', index];
    if (stages.indexOf(stage) !== index) faults.push({ path, rule: rule('stage-once', { stage }) });
    if (stage === 'closure' && index !== stages.length - 1) faults.push({ path, rule: rule('closure-last') });
    const { needs, after = [] } = BEFORE[stage];
    for (const needed of needs)
      if (!stages.slice(0, index).includes(needed))
        faults.push({ path, rule: rule('stage-before', { stage, needed }) });
    for (const earlier of after)
      if (stages.indexOf(earlier) > index)
        faults.push({ path, rule: rule('stage-before', { stage, needed: earlier }) });
  }
  return faults;
}

/** Children are protected: until they are of age, and those who are alone by a determination. */
function childFaults({ bestInterests: { majority, triggers } }: Policy): Fault[] {
  const faults: Fault[] = [];
  if (majority < OF_AGE)
    faults.push({ path: ['bestInterests', 'majority'], rule: rule('at-least', { least: OF_AGE }) });
  for (const separation of ['unaccompanied', 'separated'] as const)
    if (!triggers.some((one) => one.procedure === 'determination' && one.separation?.includes(separation)))
      faults.push({ path: ['bestInterests', 'triggers'], rule: rule('determined', { separation }) });
  return faults;
}

/** Who is of age is oriented, whatever the age. */
function orientationFaults({
  stages,
  orientation: { groups },
  bestInterests: { majority },
}: Policy): Fault[] {
  if (!stages.includes('cultural-orientation')) return [];
  const path = ['orientation', 'groups'];
  const ages = Array.from({ length: Math.max(0, OLDEST - majority + 1) }, (_, index) => majority + index);
  const left = ages.find((age) => !groups.some(({ fromAge, toAge }) => fromAge <= age && age <= toAge));
  const twice = groups.findIndex(({ id }, index) => groups.findIndex((one) => one.id === id) !== index);
  return [
    ...(left === undefined ? [] : [{ path, rule: rule('orients-age', { age: left }) }]),
    ...(twice < 0 ? [] : [{ path: [...path, twice, 'id'], rule: rule('given-once') }]),
  ];
}

const patienceFaults = ({ patience }: Policy): Fault[] =>
  Object.keys(patience)
    .filter((kind) => kind !== 'default' && !WORK_KIND_NAMES.includes(kind))
    .map((kind) => ({ path: ['patience', kind], rule: rule('kind-of-work') }));

function visitFaults({ followUp: { visits } }: Policy): Fault[] {
  const twice = visits.findIndex(({ id }, index) => visits.findIndex((one) => one.id === id) !== index);
  return twice < 0 ? [] : [{ path: ['followUp', 'visits', twice, 'id'], rule: rule('given-once') }];
}

/** What makes a whole policy one that must not be published. */
export const policyFaults = (policy: Policy): Fault[] => [
  ...stageFaults(policy),
  ...childFaults(policy),
  ...orientationFaults(policy),
  ...patienceFaults(policy),
  ...visitFaults(policy),
];

/** A policy that may be published: whole, and protecting whom its stages are there for. */
export const PublishablePolicySchema = PolicySchema.superRefine((policy, context) => {
  for (const { path, rule: broken } of policyFaults(policy))
    context.addIssue({ code: 'custom', path: [...path], message: broken.text, params: { rule: broken } });
});
