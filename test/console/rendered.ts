import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'react-intl';
import { MemoryRouter } from 'react-router';
import { CallContext } from '../../console/src/api/use-call.ts';
import { DraftStore } from '../../console/src/drafts/draft-store.ts';
import { DraftContext } from '../../console/src/drafts/use-draft.ts';
import type { Session } from '../../console/src/session/session.ts';
import { SessionContext } from '../../console/src/session/use-session.ts';
import type { Role } from '../../domain/kernel/actor.ts';
import { allTexts } from '../fixtures/console-texts.ts';

const SESSION = {
  person: { id: 'reader-1', name: 'Reader', roles: ['supervisor'], office: 'amman' },
} as unknown as Session;

/** Nothing was half filled before. */
const NO_DRAFTS = new DraftStore(
  { length: 0, key: () => null, getItem: () => null, setItem: () => {}, removeItem: () => {} },
  'reader-1',
);

interface Given {
  readonly role?: Role;
  /** What a server has answered already, by the key of the question. */
  readonly answers?: readonly (readonly [key: readonly unknown[], answer: unknown])[];
}

/** What a part of the console draws for a signed-in person, as HTML; nothing is asked of a server. */
export function rendered(part: ReactNode, locale = 'en', { role, answers }: Given = {}): string {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  for (const [key, answer] of answers ?? []) queries.setQueryData(key, answer);
  const session = role ? ({ person: { ...SESSION.person, roles: [role] } } as unknown as Session) : SESSION;
  const inside = createElement(
    IntlProvider,
    { locale, messages: allTexts(locale), timeZone: 'UTC', onError: () => {} },
    createElement(
      QueryClientProvider,
      { client: queries },
      createElement(
        CallContext,
        { value: () => new Promise<never>(() => {}) },
        createElement(
          SessionContext,
          { value: session },
          createElement(DraftContext, { value: NO_DRAFTS }, createElement(MemoryRouter, {}, part)),
        ),
      ),
    ),
  );
  return renderToStaticMarkup(inside);
}
