import { backUp } from '../../../scripts/backup/back-up.ts';
import { restoreInto } from '../../../scripts/backup/restore-into.ts';

/** A backup or restore in a process of its own, which is killed before it packs or writes a given file. */
type Told = { nth: number } & (
  | { backUp: Parameters<typeof backUp>[0] }
  | { restoreInto: Parameters<typeof restoreInto>[0] }
);
const told = JSON.parse(process.argv[2] ?? '{}') as Told;
let seen = 0;
const onFile = () => {
  if (++seen === told.nth) process.kill(process.pid, 'SIGKILL');
};
if ('backUp' in told) await backUp({ ...told.backUp, onFile });
else await restoreInto({ ...told.restoreInto, onFile });
