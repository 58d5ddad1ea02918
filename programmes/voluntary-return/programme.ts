import type { ProgrammeModule } from '../../domain/work-item/programme-module.ts';
import policy1 from './policy-1.json' with { type: 'json' };
import { reintegrationStage } from './stages/reintegration/stage.ts';
import { ReturnDeclarationSchema } from './stages/return-counselling/return-declaration.ts';
import { returnCounsellingStage } from './stages/return-counselling/stage.ts';

/** Assisted voluntary return with reintegration. */
export const voluntaryReturn = {
  policies: [policy1],
  stages: { 'return-counselling': returnCounsellingStage, reintegration: reintegrationStage },
  records: { 'return-declaration': ReturnDeclarationSchema },
} satisfies ProgrammeModule<'voluntary-return'>;
