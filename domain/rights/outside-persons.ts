import type { CaseFile } from '../case/case-file.ts';
import { OUTSIDE } from '../tracing-request/outside-person.ts';

/** True of somebody outside the registry whom a request of this case names: they ask for their rights as members do. */
export const isOutsider = ({ tracing }: Pick<CaseFile, 'tracing'>, personId: string | undefined): boolean =>
  personId !== undefined &&
  tracing.some(({ candidates }) =>
    candidates.some((one) => one.caseId === OUTSIDE && one.personId === personId),
  );
