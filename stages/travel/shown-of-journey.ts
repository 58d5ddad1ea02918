import type { CaseFile } from '../../domain/case/case-file.ts';
import { activeMembers } from '../../domain/case/case-file.ts';
import { medicalNeedsOf } from '../../domain/case/needs-of-household.ts';
import { dateOf } from '../../domain/kernel/calendar.ts';
import type { ShownWithForm } from '../../domain/work-item/stage-module.ts';
import type { WorkItem } from '../../domain/work-item/work-item.ts';
import { missingPapers } from './papers.ts';

/** Fields that are asked for where a journey is booked leg by leg. */
const LEG_BY_LEG: Readonly<Record<string, { decision: string; fields: string[] }>> = {
  'travel-booking': { decision: 'booked', fields: ['legs'] },
  departure: { decision: 'delayed', fields: ['legs'] },
};

/** What the forms of travel are filled in from: papers on file and missing, legs, needs on the way, and who boarded. */
export function shownOfJourney(file: CaseFile, { kind }: WorkItem, at: string): ShownWithForm {
  const { travel, policy } = file;
  const members = new Set(activeMembers(file).map(({ id }) => id));
  const asked = policy.travel.legs ? LEG_BY_LEG[kind] : undefined;
  return {
    ...(asked ? { needed: [asked] } : {}),
    travel: {
      departureAt: travel?.departureAt ?? null,
      departedAt: travel?.departedAt ?? null,
      papers: file.travelPapers
        .filter(({ personId }) => members.has(personId))
        .flatMap(({ personId, papers }) =>
          papers.map(({ kind: paper, validUntil }) => ({ personId, kind: paper, validUntil })),
        ),
      missing: stillMissing(file, at),
      legs: travel?.legs ?? [],
      needs: medicalNeedsOf(file)
        .filter(({ travel: needs }) => needs.length > 0)
        .map(({ personId, travel: needs }) => ({ personId, travel: [...needs] })),
      boarding: travel?.boarding ?? [],
    },
  };
}

/** What is missing for a journey that is to come: on its day, or today while there is none. */
const stillMissing = (file: CaseFile, at: string) =>
  file.travel?.departedAt === undefined
    ? missingPapers(file, dateOf(file.travel?.departureAt ?? at)).map(({ kinds, personIds, until }) => ({
        ...{ kinds: [...kinds], personIds: [...personIds], until },
      }))
    : [];
