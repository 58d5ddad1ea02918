import TopNavigation from '@cloudscape-design/components/top-navigation';
import { lazy, Suspense, useContext } from 'react';
import { STAFF_ROLES } from '../../../contracts/authorization.ts';
import type { Role } from '../../../domain/kernel/actor.ts';
import { DraftContext } from '../drafts/use-draft.ts';
import { LANGUAGE_NAMES, LOCALES } from '../i18n/locales.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { useSession } from '../session/use-session.ts';
import { hrefOf, useFollow } from './use-follow.ts';
import { usePreferences } from './use-preferences.tsx';
import { useUnread } from './use-unread.ts';

const FindBox = lazy(async () => ({ default: (await import('../find/find-box.tsx')).FindBox }));

const FINDS: readonly Role[] = [...STAFF_ROLES, 'auditor'];

export function TopBar() {
  const say = useText();
  const words = useWords();
  const follow = useFollow();
  const format = useFormat();
  const drafts = useContext(DraftContext);
  const { preferences, change } = usePreferences();
  const session = useSession();
  const { person } = session;
  const unread = useUnread();
  const roles = format.list(person.roles.map((role) => words('words.role', role)));
  const signOut = () => {
    drafts?.clearAll();
    void session.signOut();
  };
  const language = (id: string) => {
    const locale = LOCALES.find((each) => each === id);
    if (locale) change({ ...preferences, locale });
  };
  const look = (id: string) => {
    if (id === 'compact') change({ ...preferences, compact: !preferences.compact });
    if (id === 'dark') change({ ...preferences, dark: !preferences.dark });
    if (id === 'keys') change({ ...preferences, keys: !preferences.keys });
    if (id === 'sign-out') signOut();
  };
  return (
    <div className="top-bar">
      <TopNavigation
        identity={{ href: hrefOf('/'), title: 'Kinbridge', onFollow: follow }}
        utilities={[
          ...(unread === undefined
            ? []
            : [
                {
                  type: 'button' as const,
                  iconName: 'notification' as const,
                  badge: unread > 0,
                  title: say('app.notices.unread', { count: unread }),
                  ariaLabel: say('app.notices.unread', { count: unread }),
                  href: hrefOf('/notices'),
                  onFollow: follow,
                },
              ]),
          {
            type: 'menu-dropdown',
            iconName: 'globe',
            text: LANGUAGE_NAMES[preferences.locale],
            ariaLabel: say('app.language', { language: LANGUAGE_NAMES[preferences.locale] }),
            items: LOCALES.map((locale) => ({ id: locale, text: LANGUAGE_NAMES[locale], lang: locale })),
            onItemClick: ({ detail }) => language(detail.id),
          },
          {
            type: 'menu-dropdown',
            iconName: 'user-profile',
            text: person.name,
            description:
              person.office === undefined ? roles : `${roles} · ${words('words.office', person.office)}`,
            items: [
              {
                id: 'compact',
                itemType: 'checkbox',
                text: say('app.compact'),
                checked: preferences.compact,
              },
              { id: 'dark', itemType: 'checkbox', text: say('app.dark'), checked: preferences.dark },
              { id: 'keys', itemType: 'checkbox', text: say('app.keys'), checked: preferences.keys },
              { id: 'sign-out', text: say('app.sign-out') },
            ],
            onItemClick: ({ detail }) => look(detail.id),
          },
        ]}
      />
      {FINDS.some((role) => person.roles.includes(role)) && (
        <Suspense fallback={null}>
          <FindBox />
        </Suspense>
      )}
    </div>
  );
}
