import { ROUTES } from '../../contracts/routes.ts';

/** A table of every route of the API and who may call it. */
export const routeTable = (): string =>
  [
    '# API routes',
    '',
    'From the routes in `contracts/api/` by `npm run docs`; do not edit. Every error is an RFC 9457 problem document.',
    '',
    '| method | path | function | roles |',
    '|---|---|---|---|',
    ...ROUTES.map(
      (route) => `| ${route.method} | \`${route.path}\` | ${route.function} | ${route.roles.join(', ')} |`,
    ),
    '',
  ].join('\n');
