import type { StageModule } from '../../../../domain/work-item/stage-module.ts';
import { returnCounselling } from './return-counselling.ts';
import { undeclaredOn } from './return-declaration.ts';

export const returnCounsellingStage = {
  name: 'return-counselling',
  kinds: [returnCounselling],
  beforeTravel: (file, day) =>
    file.policy.stages.includes('return-counselling') && undeclaredOn(file, day).length > 0
      ? ['return-counselling']
      : [],
  renewedForTravel: 'declaration-too-old',
  goesBy: ({ returnCounselling: rules }) => rules,
} satisfies StageModule;
