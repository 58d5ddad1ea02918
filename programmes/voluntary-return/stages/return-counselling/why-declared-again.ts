import type { CaseFile } from '../../../../domain/case/case-file.ts';
import { recordOf } from '../../../../domain/case/own-records.ts';
import { dateOf, datePlus } from '../../../../domain/kernel/calendar.ts';
import type { Lever } from '../../../../domain/kernel/smallest-change.ts';
import { waysOtherwise } from '../../../../domain/kernel/smallest-change.ts';
import type { Why } from '../../../../domain/kernel/why.ts';
import { type ReturnDeclaration, undeclaredOn } from './return-declaration.ts';

/** Why counselling is held again before a journey. */
export const DECLARATION_TOO_OLD = 'declaration-too-old';

const declared =
  (personId: string, declaredOn: string) =>
  (file: CaseFile): CaseFile => {
    const known = recordOf(file, 'return-declaration');
    const others = (known?.declarations ?? []).filter((one) => one.personId !== personId);
    const record: ReturnDeclaration = {
      ...{ type: 'return-declaration', schema: 1, caseId: file.case.id },
      declarations: [...others, { personId, declaredOn, language: '' }],
    };
    const rest = (file.ownRecords ?? []).filter(({ type }) => type !== 'return-declaration');
    return { ...file, ownRecords: [...rest, record] };
  };

/** What would let those travel on a day who have not declared, or too long before it, that they wish to return. */
export const declarationLevers = (file: CaseFile, day: string): readonly Lever<CaseFile>[] => {
  if (!file.policy.stages.includes('return-counselling')) return [];
  const from = datePlus(day, `-${file.policy.returnCounselling.declarationValidity}`);
  return undeclaredOn(file, day).map((personId) => ({
    ...{ lever: 'declared-from', personId },
    steps: [{ values: { day: from }, apply: declared(personId, from) }],
  }));
};

/** Why the household is counselled again before the journey; undefined if it is not for an old declaration. */
export function whyDeclaredAgain(file: CaseFile): Why | undefined {
  const state = file.case.stages['return-counselling'];
  const departureAt = file.travel?.departureAt;
  if (state?.outcome !== DECLARATION_TOO_OLD || departureAt === undefined) return undefined;
  const day = dateOf(departureAt);
  const holds = (now: CaseFile) => undeclaredOn(now, day).length === 0;
  return {
    rule: 'declaration-reaches-journey',
    values: { day, policy: file.policy.version },
    ways: waysOtherwise(holds, file, declarationLevers(file, day)),
  };
}
