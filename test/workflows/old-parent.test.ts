import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FUNCTIONS } from '../../contracts/functions.ts';
import { definitionOf, placeholderOf, WORKFLOWS } from '../../contracts/workflows.ts';
import { stateMachineArn } from '../../local/account.ts';
import { putWorkflows } from '../../local/machines.ts';
import type { Told } from './told.ts';
import type { Story, World } from './world.ts';
import { openWorld } from './world.ts';

const ROOT = join(import.meta.dirname, '../..');
const PARENT = 'resettlement-case';
/** The parent as it was before its states were made from the folders of the stages. */
const OLD = join(ROOT, 'test/fixtures/parent-of-54db8b5.asl.json');

let world: World;
let old: Told;
let present: Told;

/** Puts the parent's definition as an update of Kinbridge does, while cases run. */
const put = (file: string) =>
  putWorkflows(
    world.host.engine,
    WORKFLOWS.map((name) => ({
      name,
      file: name === PARENT ? file : join(ROOT, definitionOf(name)),
      placeholder: placeholderOf(name),
    })),
    FUNCTIONS.map(({ name }) => name),
  );

const statesOf = async ({ caseId }: Told): Promise<string[]> => {
  const executionArn = `${stateMachineArn(PARENT).replace(':stateMachine:', ':execution:')}:${caseId}-1`;
  const { events } = await world.host.engine.call('GetExecutionHistory', { executionArn, maxResults: 1000 });
  return (events as { stateEnteredEventDetails?: { name: string } }[]).flatMap(
    ({ stateEnteredEventDetails: entered }) => (entered ? [entered.name] : []),
  );
};

beforeAll(async () => {
  world = await openWorld();
  await put(OLD);
  const updated: Story['script'] = {
    'eligibility-review': [
      async ({ usual }) => {
        await put(join(ROOT, definitionOf(PARENT)));
        return usual();
      },
    ],
  };
  ({ old } = await world.play({ old: { script: updated } }));
  ({ present } = await world.play({ present: {} }));
});
afterAll(() => world?.close());

test('a case that started on the old parent definition reaches closure on it, though it was updated meanwhile', async () => {
  expect(old.view.case).toMatchObject({ status: 'closed', closing: { outcome: 'resettled' } });
  const states = await statesOf(old);
  expect(states).toEqual(expect.arrayContaining(['EligibilityReview', 'Health', 'Orientation', 'Sponsor']));
  expect(states).not.toContain('HealthAssessment');
});

test('the history of a case on the present definition tells every stage by its name', async () => {
  expect(present.view.case).toMatchObject({ status: 'closed', closing: { outcome: 'resettled' } });
  expect(await statesOf(present)).toEqual(
    expect.arrayContaining([
      ...['EligibilityReview', 'StateDecision', 'HealthAssessment', 'CulturalOrientation', 'Sponsorship'],
      ...['Travel', 'PostArrivalFollowUp'],
    ]),
  );
});
