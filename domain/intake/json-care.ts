import * as z from 'zod';
import { DateSchema } from '../kernel/calendar.ts';
import { ProgrammeSchema } from '../policy/policy.ts';
import type { IntakeContext } from './contradictions.ts';
import { dayOfImport } from './contradictions.ts';
import { proposedCare } from './propose-care.ts';
import type { IntakeWarning } from './rules.ts';

const CareSchema = z.object({
  programme: ProgrammeSchema,
  office: z.string(),
  members: z.array(z.record(z.string(), z.unknown())),
});

/** The household with what it suggests about the care of children, if somebody has confirmed that. */
export function withCare(
  household: unknown,
  row: number,
  context: IntakeContext,
  warnings: IntakeWarning[],
): unknown {
  const read = CareSchema.safeParse(household);
  if (!read.success || context.acceptProposed !== true) return household;
  const today = dayOfImport(read.data, context);
  const { majority } = context.policies[read.data.programme].bestInterests;
  const isDated = read.data.members.every(({ birthDate }) => DateSchema.safeParse(birthDate).success);
  const care = isDated ? proposedCare(read.data.members, majority, today) : [];
  for (const [index, proposed] of care.entries())
    for (const [field, value] of Object.entries(proposed))
      warnings.push({
        ...{ row, column: `members.${index}.${field}`, rule: 'care-proposed' },
        message: `is taken from the household, as was confirmed: ${value}`,
      });
  const members = read.data.members.map((member, index) => ({ ...member, ...care[index] }));
  return { ...(household as object), members };
}

/** What is missing about a child's care, with what the household suggests. */
export function proposedAt(
  household: unknown,
  path: readonly PropertyKey[],
  context: IntakeContext,
): string | undefined {
  const [where, index, field] = path;
  const known = CareSchema.safeParse(household);
  if (where !== 'members' || (field !== 'separation' && field !== 'custody') || !known.success)
    return undefined;
  const today = dayOfImport(known.data, context);
  if (!known.data.members.every(({ birthDate }) => DateSchema.safeParse(birthDate).success)) return undefined;
  const { majority } = context.policies[known.data.programme].bestInterests;
  return proposedCare(known.data.members, majority, today)[Number(index)]?.[field];
}
