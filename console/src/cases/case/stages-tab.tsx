import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Steps, { type StepsProps } from '@cloudscape-design/components/steps';
import { PROGRAMMES } from '../../../../domain/kernel/catalogue.ts';
import type { Programme } from '../../../../domain/policy/policy.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { CODES } from '../codes.ts';
import { grouped, useWhere } from '../use-where.ts';
import type { CaseView } from './use-case.ts';

const isOf = (programme: Programme, stage: string): boolean =>
  (PROGRAMMES[programme].stages as readonly string[]).includes(stage);

/** The stages of the case: completed, in progress and ahead. */
export function StagesTab({ view }: { view: CaseView }) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const where = useWhere();
  const { stages, programme } = view.case;
  const known = stages as Record<string, { status: string; outcome: string; at: string } | undefined>;
  const steps = CODES.stage
    .filter((stage) => known[stage] !== undefined || isOf(programme, stage))
    .map((stage): StepsProps.Step => {
      const state = known[stage];
      const waits = grouped(view.waitsFor.filter((item) => item.stage === stage));
      const done = state !== undefined && state.status !== 'reopened';
      const underWay = waits.length > 0 || (view.underWay as readonly string[]).includes(stage);
      const status = underWay ? 'in-progress' : done ? 'success' : 'stopped';
      const until = view.waitsUntil.find((wait) => wait.stage === stage);
      return {
        status,
        statusIconAriaLabel: say(`cases.stage.${status}`),
        header: words('words.stage', stage),
        details: (
          <Box color="text-body-secondary">
            {waits.map((group) => (
              <div key={group.kind}>{where.sentence(group, Date.now())}</div>
            ))}
            {underWay && waits.length === 0 && (
              <div>
                {until
                  ? say('cases.stage.waits-until', { when: format.instant(until.at) })
                  : say('cases.stage.in-progress')}
              </div>
            )}
            {state && !underWay && (
              <div>
                {say(`cases.stage-state.${state.status}`, {
                  outcome: words('cases.outcome', state.outcome),
                  day: format.day(state.at),
                })}
              </div>
            )}
          </Box>
        ),
      };
    });
  return (
    <Container>
      <Steps steps={steps} ariaLabel={say('cases.tab.stages')} />
    </Container>
  );
}
