import { STREAM_CONSUMERS } from '../../contracts/streams.ts';
import { PLATFORM } from '../../domain/actor.ts';
import { followReunification, reunitedWith } from '../../domain/tracing-request/follow-reunification.ts';
import { theStore } from '../middleware/services.ts';
import { streamBatchHandler } from '../middleware/stream.ts';

export const handler = streamBatchHandler(
  'FollowReunification',
  STREAM_CONSUMERS[3].types,
  async (changes) => {
    for (const { id, at, before, after } of changes) {
      if (after.type !== 'case') continue;
      for (const caseId of reunitedWith(before?.type === 'case' ? before : undefined, after)) {
        const command = { id: `stream/${id}/${caseId}`, actor: PLATFORM, at };
        await theStore().change(caseId, command, (file) => followReunification(file, after, command));
      }
    }
  },
);
