import type { ComponentType } from 'react';
import type { Role } from '../../../domain/kernel/actor.ts';

/** A page of the console, loaded when it is first opened. */
export interface Page {
  /** Its route below `/console`, in react-router's pattern. */
  readonly path: string;
  /** Its folder, whose texts are loaded with it; add other folders whose texts it uses. */
  readonly rooms: readonly string[];
  /** Shown before the words for codes are there (room `codes`), which then come behind it: only the first page. */
  readonly codesLater?: true;
  /** Who may open it. The server checks again on every request. */
  readonly roles: readonly Role[];
  /** In the side navigation as `app.nav.<this>`. */
  readonly nav?: string;
  /** The roles that it comes first for, in the navigation and after signing in. */
  readonly firstFor?: readonly Role[];
  /** On the embedded host only. */
  readonly developmentOnly?: true;
  load(): Promise<{ readonly Page: ComponentType }>;
}
