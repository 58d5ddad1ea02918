import { redrive } from '../redrive.ts';
import { type Action, seconds } from './action.ts';
import { executionOf } from './executions.ts';

export const redriveExecution: Action = {
  writes: true,
  run({ core }, body) {
    core.scheduler.refuseWhenFull();
    const execution = executionOf({ core }, body);
    redrive(core, execution);
    return { redriveDate: seconds(execution.facts.redriven!) };
  },
};
