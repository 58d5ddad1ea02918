import * as z from 'zod';
import type { CaseFile } from '../../../../domain/case/case-file.ts';
import { activeMembers } from '../../../../domain/case/case-file.ts';
import { recordOf } from '../../../../domain/case/own-records.ts';
import { ageOn, DateSchema, datePlus } from '../../../../domain/kernel/calendar.ts';

/** Who of a household has declared that they wish to return: each adult for themselves. */
export const ReturnDeclarationSchema = z.object({
  type: z.literal('return-declaration'),
  schema: z.literal(1),
  caseId: z.string(),
  declarations: z.array(
    z.object({
      personId: z.string(),
      declaredOn: DateSchema,
      /** The language in which the person was counselled. */
      language: z.string(),
    }),
  ),
});
export type ReturnDeclaration = z.infer<typeof ReturnDeclarationSchema>;

declare module '../../../../domain/case/entities.ts' {
  interface Entities {
    'return-declaration': ReturnDeclaration;
  }
}

/** The adults whose declaration is missing, or too old, on a day (PROCESS, voluntary return: asked again after 90 days). */
export function undeclaredOn(file: CaseFile, day: string): string[] {
  const record = recordOf(file, 'return-declaration');
  const { declarationValidity } = file.policy.returnCounselling;
  const { majority } = file.policy.bestInterests;
  return activeMembers(file)
    .filter(({ birthDate }) => ageOn(birthDate, day) >= majority)
    .filter(({ id }) => {
      const declared = record?.declarations.find(({ personId }) => personId === id);
      return !declared || datePlus(declared.declaredOn, declarationValidity) < day;
    })
    .map(({ id }) => id);
}
