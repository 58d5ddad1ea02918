import { filesOf } from '../../domain/statistics/release/files.ts';
import type { Released, StatisticsRelease } from '../../domain/statistics/release/statistics-release.ts';
import { plainZip } from '../adapters/sealing.ts';

/** The files of a release as it left the house, as a ZIP archive. */
export const archiveOf = (release: StatisticsRelease, released: Released): Uint8Array =>
  plainZip(filesOf(release, released), released.at);
