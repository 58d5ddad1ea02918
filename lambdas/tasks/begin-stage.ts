import { beginStage } from '../../domain/casework/begin-stage.ts';
import { sponsorSchedules } from '../../domain/sponsorship/sponsor-work.ts';
import { isSponsorId } from '../../domain/work-item/work-item.ts';
import { taskHandler } from '../middleware/task.ts';

export const handler = taskHandler('BeginStage', async ({ caseId, stage }, { store, command }) =>
  isSponsorId(caseId)
    ? { rounds: sponsorSchedules(await store.loadSponsorFile(caseId), command.at) }
    : beginStage(await store.loadCase(caseId), stage, command),
);
