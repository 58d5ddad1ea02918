import { isRecorded } from '../../contracts/reads.ts';
import { API } from '../../contracts/routes.ts';

const rowOf = ({ function: name, method, path, reading: rule }: (typeof API)[number]): string => {
  const start = `| ${method} \`${path}\` | ${name} |`;
  if (!rule)
    return `${start} – | a command: what it changes of a case, sponsor or policy is an entry there | |`;
  if (!isRecorded(rule)) return `${start} – | nothing: ${rule.nothing} | |`;
  const how = rule.always ? 'each time' : 'once an hour for the same';
  return `${start} \`${rule.act}\` | ${how} | ${rule.fields.join(', ')} |`;
};

/** A table of every route and what its reading records. */
export const readTable = (): string =>
  [
    '# What reading records',
    '',
    'From the routes in `contracts/api/` by `npm run docs`; do not edit. An entry names the cases and sponsors whose data the answer',
    'held and the classes of data that the caller’s role sees of those below; never what was looked for.',
    '',
    '| route | function | act | written | classes of data |',
    '|---|---|---|---|---|',
    ...API.map(rowOf),
    '',
  ].join('\n');
