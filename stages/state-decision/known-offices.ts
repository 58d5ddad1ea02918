import type { CaseFile } from '../../domain/case/case-file.ts';
import { STATE_OFFICES } from '../../domain/case/consent-recipients.ts';

/** The offices that can receive a household: those of the programme and of states known by name, but not its own. */
export const receivingOffices = ({ case: { office }, policy }: Pick<CaseFile, 'case' | 'policy'>): string[] =>
  [...new Set([...Object.keys(policy.intake.countries), ...STATE_OFFICES])]
    .filter((known) => known !== office)
    .sort();
