import type { StageModule } from '../../../../domain/work-item/stage-module.ts';
import pageWords from './page-words.json' with { type: 'json' };
import { returnCounselling } from './return-counselling.ts';
import { undeclaredOn } from './return-declaration.ts';
import { DECLARATION_TOO_OLD, declarationLevers, whyDeclaredAgain } from './why-declared-again.ts';

export const returnCounsellingStage = {
  name: 'return-counselling',
  kinds: [returnCounselling],
  pageWords,
  beforeTravel: (file, day) =>
    file.policy.stages.includes('return-counselling') && undeclaredOn(file, day).length > 0
      ? ['return-counselling']
      : [],
  renewedForTravel: () => DECLARATION_TOO_OLD,
  travelLevers: declarationLevers,
  whyReopened: whyDeclaredAgain,
  goesBy: ({ returnCounselling: rules }) => rules,
} satisfies StageModule;
