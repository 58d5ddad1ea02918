import { plus } from '../kernel/calendar.ts';
import { PROGRAMMES, STAGES, WORK_KINDS } from '../kernel/catalogue.ts';
import { rule } from '../kernel/rules.ts';
import type { Policy } from './policy.ts';
import { SHORTEST_RETENTION } from './retention-policy.ts';
import { SERVICE_LISTS } from './service-lists.ts';
import type { StageName } from './stage-name.ts';
import type { PolicyFault } from './stage-policy.ts';

interface StageOrder {
  readonly needs: readonly string[];
  readonly after: readonly string[];
}
interface ProgrammeOrder {
  readonly begins: StageName;
  readonly requires: readonly string[];
  readonly needs: Readonly<Record<string, readonly string[]>>;
}
const OF_AGE = 18;

function stageFaults({ programme, stages }: Policy): PolicyFault[] {
  const faults: PolicyFault[] = [];
  const order: readonly string[] = stages;
  const { begins: first, requires, needs: own }: ProgrammeOrder = PROGRAMMES[programme];
  if (stages[0] !== first) faults.push({ path: ['stages', 0], rule: rule('stage-first', { stage: first }) });
  for (const stage of requires)
    if (!order.includes(stage)) faults.push({ path: ['stages'], rule: rule('stage-needed', { stage }) });
  for (const [index, stage] of stages.entries()) {
    const path = ['stages', index];
    if (stages.indexOf(stage) !== index) faults.push({ path, rule: rule('stage-once', { stage }) });
    if (stage === 'closure' && index !== stages.length - 1) faults.push({ path, rule: rule('closure-last') });
    const { needs, after }: StageOrder = STAGES[stage];
    for (const needed of own[stage] ?? needs)
      if (!order.slice(0, index).includes(needed))
        faults.push({ path, rule: rule('stage-before', { stage, needed }) });
    for (const earlier of after)
      if (order.indexOf(earlier) > index)
        faults.push({ path, rule: rule('stage-before', { stage, needed: earlier }) });
  }
  return faults;
}

/**
 * Children are protected until they come of age: those who are alone by a best-interests determination, those who are
 * married or expecting by an assessment at least.
 */
function childFaults({ bestInterests: { majority, triggers } }: Policy): PolicyFault[] {
  const faults: PolicyFault[] = [];
  if (majority < OF_AGE)
    faults.push({ path: ['bestInterests', 'majority'], rule: rule('at-least', { least: OF_AGE }) });
  for (const separation of ['unaccompanied', 'separated'] as const)
    if (!triggers.some((one) => one.procedure === 'determination' && one.separation?.includes(separation)))
      faults.push({ path: ['bestInterests', 'triggers'], rule: rule('determined', { separation }) });
  if (!triggers.some((one) => one.marriedOrExpecting || one.anyChild))
    faults.push({ path: ['bestInterests', 'triggers'], rule: rule('married-assessed') });
  return faults;
}

const patienceFaults = ({ patience }: Policy): PolicyFault[] =>
  Object.keys(patience)
    .filter((kind) => kind !== 'default' && !WORK_KINDS.some((known) => known === kind))
    .map((kind) => ({ path: ['patience', kind], rule: rule('kind-of-work') }));

const LIST = 'kinbridge-1';

/** A settlement plan names services that there are: another would be planned as something else. */
const serviceFaults = ({ sponsorship }: Policy): PolicyFault[] =>
  (sponsorship.support?.plan?.lines ?? []).flatMap(({ service }, index) =>
    SERVICE_LISTS[LIST].codes.some((known) => known === service)
      ? []
      : [
          {
            path: ['sponsorship', 'support', 'plan', 'lines', index, 'service'],
            rule: rule('service-of-list', { list: LIST, service }),
          },
        ],
  );

const documentFaults = ({ documents }: Policy): PolicyFault[] =>
  documents.flatMap(({ work }, index) =>
    WORK_KINDS.some((known) => known === work)
      ? []
      : [{ path: ['documents', index, 'work'], rule: rule('kind-of-work') }],
  );

const EPOCH = '1970-01-01T00:00:00.000Z';
/** Nothing is reviewed for erasure while a complaint about it may still come. */
function retentionFaults({
  retention: { otherwise, byOutcome, sponsors = otherwise },
}: Policy): PolicyFault[] {
  const all: [string[], string][] = [
    [['otherwise'], otherwise],
    ...(sponsors === otherwise ? [] : [[['sponsors'], sponsors] as [string[], string]]),
    ...Object.entries(byOutcome).map(([outcome, time]): [string[], string] => [['byOutcome', outcome], time]),
  ];
  return all
    .filter(([, time]) => plus(EPOCH, time) < plus(EPOCH, SHORTEST_RETENTION))
    .map(([path]) => ({
      path: ['retention', ...path],
      rule: rule('at-least', { least: SHORTEST_RETENTION }),
    }));
}

/** What no programme's policy may be published with; each stage adds its own needs. */
export const baseFaults = (policy: Policy): PolicyFault[] => [
  ...stageFaults(policy),
  ...childFaults(policy),
  ...patienceFaults(policy),
  ...serviceFaults(policy),
  ...documentFaults(policy),
  ...retentionFaults(policy),
];
