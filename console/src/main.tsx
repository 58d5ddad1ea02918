import '@cloudscape-design/global-styles/dark-mode-utils.css';
import './app/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import {
  CONSOLE_PATH,
  CONSOLE_SETTINGS_PATH,
  type ConsoleSettings,
  SIGNED_IN_PATH,
} from '../../contracts/console.ts';
import { present } from '../../domain/kernel/present.ts';
import { App } from './app/app.tsx';
import { leaveNothing } from './app/leave-nothing.ts';
import { NoEntry } from './app/no-entry.tsx';
import { applyPreferences, type Preferences, readPreferences } from './app/preferences.ts';
import { PreferencesProvider } from './app/use-preferences.tsx';
import { SpokenTexts } from './i18n/spoken.tsx';
import { TextStore } from './i18n/text-store.ts';
import { enter, type Session } from './session/session.ts';

const FIRST_ROOMS = ['app', 'api', 'words'];

async function signIn(locale: string): Promise<Session | 'leaving' | 'not-here' | undefined> {
  try {
    const answer = await fetch(CONSOLE_SETTINGS_PATH);
    const entry = await enter((await answer.json()) as ConsoleSettings, locale);
    if (entry.kind !== 'in') return entry.kind;
    const back = entry.returnTo?.startsWith(CONSOLE_PATH) ? entry.returnTo : CONSOLE_PATH;
    history.replaceState(null, '', back.startsWith(SIGNED_IN_PATH) ? CONSOLE_PATH : back);
    return entry.session;
  } catch (error) {
    console.error(`Signing in failed: ${(error as Error).name}`);
    return undefined;
  }
}

async function start(preferences: Preferences): Promise<void> {
  applyPreferences(preferences);
  const texts = new TextStore(preferences.locale);
  const [session] = await Promise.all([
    signIn(preferences.locale),
    texts.speak(preferences.locale).then(() => texts.need(FIRST_ROOMS)),
  ]);
  if (session === 'leaving') return;
  if (session === 'not-here') await texts.need(['entry']);
  const NotHere = session === 'not-here' ? (await import('./entry/not-here.tsx')).NotHere : undefined;
  const root = createRoot(present(document.getElementById('root'), 'an element for the page'));
  leaveNothing(root);
  root.render(
    <StrictMode>
      <SpokenTexts store={texts}>
        <PreferencesProvider first={preferences}>
          {NotHere ? (
            <NotHere />
          ) : session && session !== 'not-here' ? (
            <App session={session} />
          ) : (
            <NoEntry />
          )}
        </PreferencesProvider>
      </SpokenTexts>
    </StrictMode>,
  );
  void import('./app/faces.ts');
}

void start(readPreferences());
