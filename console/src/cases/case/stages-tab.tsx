import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Steps, { type StepsProps } from '@cloudscape-design/components/steps';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { WhyList } from '../../why/why-list.tsx';
import { useWhere } from '../use-where.ts';
import { useMemberName } from './member-name.ts';
import { type StageProgress, stagesOnPath } from './stage-course.ts';
import type { CaseView } from './use-case.ts';

const LOOKS: Readonly<Record<StageProgress, 'in-progress' | 'success' | 'stopped'>> = {
  done: 'success',
  skipped: 'success',
  now: 'in-progress',
  late: 'in-progress',
  ahead: 'stopped',
};

/** The stages of the case: completed, in progress and ahead. */
export function StagesTab({ view }: { view: CaseView }) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const where = useWhere();
  const nameOf = useMemberName(view);
  const now = Date.now();
  const steps = stagesOnPath(view, now).map(({ stage, progress, waits, until, state }): StepsProps.Step => {
    const status = LOOKS[progress];
    const underWay = status === 'in-progress';
    return {
      status,
      statusIconAriaLabel: say(`cases.stage.${status}`),
      header: words('words.stage', stage),
      details: (
        <Box color="text-body-secondary">
          {waits.map((group) => (
            <div key={group.kind}>{where.sentence(group, now)}</div>
          ))}
          {underWay && waits.length === 0 && (
            <div>
              {until === undefined
                ? say('cases.stage.in-progress')
                : say('cases.stage.waits-until', { when: format.instant(until) })}
            </div>
          )}
          {view.why
            .filter((why) => why.stage === stage)
            .map((why) => (
              <WhyList key={why.rule} why={[why]} nameOf={nameOf} />
            ))}
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
    <Container header={<Header variant="h2">{say('cases.tab.stages')}</Header>}>
      <Steps steps={steps} ariaLabel={say('cases.tab.stages')} />
    </Container>
  );
}
