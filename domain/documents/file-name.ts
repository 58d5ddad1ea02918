import { withoutMarks } from '../kernel/written-text.ts';
import { FILE_TYPES, type FileType } from './document-kinds.ts';

const OTHER_ENDINGS: Partial<Record<FileType, readonly string[]>> = { 'image/jpeg': ['jpeg'] };

/**
 * The name under which a file is saved on somebody's machine, which opens it by its ending: that of what its bytes are,
 * whatever its sender called it. A picture named `passport.hta` would run as a program.
 */
export function fileNameAs(name: string, type: FileType): string {
  const shown = withoutMarks(name).replace(/[\s.]+$/u, '');
  const endings = [FILE_TYPES[type], ...(OTHER_ENDINGS[type] ?? [])];
  const isRight = endings.some((ending) => shown.toLowerCase().endsWith(`.${ending}`));
  return isRight ? shown : `${shown}.${FILE_TYPES[type]}`;
}
