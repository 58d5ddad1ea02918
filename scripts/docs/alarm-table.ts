import { EVENT_FUNCTIONS, FUNCTIONS } from '../../contracts/functions.ts';
import { STREAM_CONSUMERS } from '../../contracts/streams.ts';
import { WORKFLOWS } from '../../contracts/workflows.ts';

/** The alarms of an environment, each with its number; a test counts them in the template. */
export const ALARMS: readonly (readonly [what: string, many: number])[] = [
  ['`FUNCTION-errors`: one for each function', FUNCTIONS.length],
  ['`WORKFLOW-failed` and `-timed-out`: two for each workflow', 2 * WORKFLOWS.length],
  ['`CONSUMER-set-aside` and `-late`: two for each consumer of the stream', 2 * STREAM_CONSUMERS.length],
  ['`FUNCTION-set-aside`: one for each function that events call', EVENT_FUNCTIONS.length],
  [
    '`sending-account`, `archive-gap`, `erasure-not-granted`, `anchoring-stopped`, `held-decisions-late` and `api-server-errors`',
    6,
  ],
];

export const alarmCount = (): number => ALARMS.reduce((sum, [, many]) => sum + many, 0);

/** The page of the alarms of an environment. */
export const alarmTable = (): string => `# The alarms of an environment

Made from \`contracts/\` by \`npm run docs\`. What to do when one sounds: [deploy.md](../deploy.md).

| alarms | how many |
|---|---|
${ALARMS.map(([what, many]) => `| ${what} | ${many} |`).join('\n')}
| **all** | **${alarmCount()}** |
`;
