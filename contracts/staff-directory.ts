import type { Place } from '../domain/staff/staff-access.ts';

export type { StaffRole } from '../domain/staff/staff-access.ts';

/** One of the staff as the directory in which they sign in knows them. */
export interface Colleague extends Place {
  /** As their tokens name them. */
  readonly id: string;
  /** What they type to sign in. */
  readonly login: string;
  readonly name?: string;
  readonly suspended: boolean;
  /** They have not chosen a password yet. */
  readonly invited: boolean;
  readonly hasSecond: boolean;
  /** They never signed in, whatever else stands in their chain. */
  readonly neverIn?: boolean;
  /** When they were added; unknown of those who are invented. */
  readonly addedAt?: string;
}

/** How the first password, or a new one, reaches somebody: the directory writes to them, or this link is handed over. */
export type Invitation =
  | { readonly kind: 'mail' }
  | { readonly kind: 'link'; readonly url: string; readonly until: string }
  /** Nobody needs a password here. */
  | { readonly kind: 'none' };

export interface NewColleague {
  readonly login: string;
  readonly name: string;
  readonly language: string;
}

/** Why a directory refuses something. */
export class DirectoryRefused extends Error {
  override readonly name = 'DirectoryRefused';
  readonly why: 'login-taken' | 'login-form' | 'unknown' | 'last-administrator';
  constructor(why: DirectoryRefused['why'], options?: ErrorOptions) {
    super(`The directory refused: ${why}.`, options);
    this.why = why;
  }
}

/** The most people of a directory; more are refused rather than left out. */
export const MAX_COLLEAGUES = 1000;

/** Whom an organisation's own provider names: by their login here, and for good by their subject there. */
export interface NamedByProvider {
  readonly provider: string;
  readonly subject: string;
  readonly login: string;
}

/** Where staff have their accounts. Everything can be repeated. */
export interface StaffDirectory {
  list(): Promise<Colleague[]>;
  find(id: string): Promise<Colleague | undefined>;
  /** Adds somebody who may do nothing yet; answers the id that their tokens will have. */
  add(person: NewColleague): Promise<{ id: string; invitation: Invitation }>;
  /** Gives somebody these roles at this office, and no others. */
  place(id: string, place: Place): Promise<void>;
  /** Ends their sessions and lets them begin none, until they are reinstated. */
  suspend(id: string): Promise<void>;
  reinstate(id: string): Promise<void>;
  /** Makes their password useless, ends their sessions, and has them choose another one. */
  inviteAgain(id: string, language: string): Promise<Invitation>;
  /** Has them set up another second factor at their next sign-in, and ends their sessions. */
  forgetSecond(id: string): Promise<void>;
  /** Ends sessions that nobody touched for so long, as far as the directory can; the console does so by itself. */
  endIdleAfter(minutes: number): Promise<void>;
  /**
   * Settles for whom a provider's subject stands, where the directory asks for that: false if nobody with an open account has
   * the login, or another subject stands for them. The embedded host settles it at its own door.
   */
  settle?(named: NamedByProvider): Promise<boolean>;
}
