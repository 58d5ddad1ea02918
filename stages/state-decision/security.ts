import type { CaseFile } from '../../domain/case/case-file.ts';
import { dateOf, datePlus } from '../../domain/kernel/calendar.ts';
import type { Lever } from '../../domain/kernel/smallest-change.ts';
import { switched, waysOtherwise } from '../../domain/kernel/smallest-change.ts';
import type { Why } from '../../domain/kernel/why.ts';

/** Why the state is asked again although it has decided. */
export const SECURITY_EXPIRES = 'security-check-expires';
const MOST_DAYS = 400;

/** Whether the security checks reach a day; without a date nothing says that they end. */
export const isSecurityValidOn = ({ stateSubmissions }: CaseFile, day: string): boolean =>
  (stateSubmissions?.securityValidUntil ?? day) >= day;

const withValidity = (file: CaseFile, securityValidUntil: string): CaseFile =>
  file.stateSubmissions === undefined
    ? file
    : { ...file, stateSubmissions: { ...file.stateSubmissions, securityValidUntil } };

/** What would make the state's security check reach a day. */
export const securityLevers = (file: CaseFile, day: string): readonly Lever<CaseFile>[] =>
  isSecurityValidOn(file, day) ? [] : [switched('security-until', (now) => withValidity(now, day), { day })];

/** Why the state is asked again before the journey; undefined if it is not for its security checks. */
export function whySecurityExpires(file: CaseFile): Why | undefined {
  const state = file.case.stages['state-decision'];
  const departureAt = file.travel?.departureAt;
  if (state?.outcome !== SECURITY_EXPIRES || departureAt === undefined) return undefined;
  const planned = { file, day: dateOf(departureAt) };
  const reaches = ({ file: now, day }: typeof planned) => isSecurityValidOn(now, day);
  if (reaches(planned)) return undefined;
  const earlier = Array.from({ length: MOST_DAYS }, (_, n) => datePlus(planned.day, `-P${n + 1}D`));
  return {
    rule: 'security-reaches-journey',
    values: { day: planned.day },
    ways: waysOtherwise(reaches, planned, [
      {
        lever: 'departure-by',
        steps: earlier
          .filter((day) => day >= dateOf(state.at))
          .map((day) => ({ values: { day }, apply: (now) => ({ ...now, day }) })),
      },
      ...securityLevers(file, planned.day).map(({ lever, steps }) => ({
        lever,
        steps: steps.map(({ values, apply }) => ({
          values,
          apply: (now: typeof planned) => ({ ...now, file: apply(now.file) }),
        })),
      })),
    ]),
  };
}
