import type { CaseFile } from '../../domain/case/case-file.ts';
import { destinationOf } from '../../domain/case/case-file.ts';
import type { Notice } from '../../domain/case/notice.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { toRole, toSponsorOf } from '../../domain/notices/to.ts';

/** A delay is told on: to who meets the household, and to the sponsor that may be told. */
export const toldOfDelay = (file: CaseFile, command: Command, data: Record<string, string>): Notice[] => [
  toRole(file, 'travel-officer', destinationOf(file), 'travel-delayed', command, data),
  ...toSponsorOf(file, 'travel-delayed', command, data),
];
