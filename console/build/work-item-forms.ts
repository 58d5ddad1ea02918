import type { Plugin } from 'vite';
import { workItemForms as formsOfContract } from '../../contracts/work-items.ts';

const NAME = 'virtual:work-item-forms';

/** The forms of all kinds as plain data, so that the console contains no decision code of the domain. */
export const workItemForms = (): Plugin => ({
  name: 'work-item-forms',
  resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
  load(id) {
    if (id !== `\0${NAME}`) return undefined;
    const forms = formsOfContract().map(({ kind, stage, role, irreversible, form }) => [
      kind,
      { kind, stage, role, irreversible, form },
    ]);
    return `export const FORMS = ${JSON.stringify(Object.fromEntries(forms))};`;
  },
});
