import { refuseOtherOffice, refuseRestricted } from '../../domain/case/access.ts';
import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import type { Compared } from '../../domain/work-item/compared.ts';
import { comparedOf } from '../../domain/work-item/compared.ts';
import { fileIfThere } from './tracing-consent.ts';

/**
 * The held record and the one with the same number, side by side; the other only as long as this person may read it.
 */
export async function comparedHouseholds(
  file: CaseFile,
  reach: string,
  { actor, at }: Command,
): Promise<Compared[] | null> {
  const { held } = file.case;
  if (!held) return null;
  refuseOtherOffice(file, actor, reach, at);
  const other = await fileIfThere(held.by);
  if (!other) return [comparedOf(file)];
  refuseOtherOffice(other, actor, reach, at);
  refuseRestricted(other, actor, at);
  return [comparedOf(file), comparedOf(other)];
}
