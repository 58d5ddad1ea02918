import type { Archive } from './archive.ts';
import type { FileStore } from './file-store.ts';
import type { HostSealing } from './host-sealing.ts';
import type { RootKey } from './root-key.ts';
import type { StaffDirectory } from './staff-directory.ts';

/** An AWS SDK client as the seam sees it: middleware can be added and its request handler replaced. */
export interface SeamClient {
  readonly middlewareStack: {
    // biome-ignore lint/suspicious/noExplicitAny: the SDK types its middleware by client; contracts do not know the SDK.
    add(middleware: any, options?: any): void;
    remove(name: string): unknown;
  };
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  readonly config: any;
}

/** What a host does to each AWS SDK client that handlers open, right after it is created. */
export interface ClientSeam {
  /** The document client; it shares stack and configuration with the client beneath it. */
  dynamodb?(client: SeamClient): void;
  /** The document client of the key table, which lies apart. */
  keys?(client: SeamClient): void;
  sfn?(client: SeamClient): void;
  mail?(client: SeamClient): void;
  sms?(client: SeamClient): void;
  secrets?(client: SeamClient): void;
  /** A host that has a root key of its own is not asked. */
  kms?(client: SeamClient): void;
  sqs?(client: SeamClient): void;
  cognito?(client: SeamClient): void;
  s3?(client: SeamClient): void;
  /** Takes the place of the bucket of documents. */
  readonly files?: FileStore;
  /** Takes the place of the bucket of anchors and ended executions. */
  readonly archive?: Archive;
  /** Takes the place of Cognito's user pool. */
  readonly directory?: StaffDirectory;
  /** Takes the place of KMS. */
  readonly root?: RootKey;
  /** Where the function that the host calls for it puts what messages are sealed with. */
  readonly sealing?: { given?: HostSealing };
}

/** What a host gives to the handlers it runs. Services are opened once per such object. */
export interface HostScope {
  /** Replaces the environment of the process. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly clients?: ClientSeam;
}

/** `globalThis[CLIENT_SEAM]`: the seam of the whole process, for code outside any host's scope. */
export const CLIENT_SEAM = Symbol.for('kinbridge.client-seam');
/** `globalThis[HOST_SCOPES]`: returns the scope of the host that runs the current call; kept by `local/`. */
export const HOST_SCOPES = Symbol.for('kinbridge.host-scopes');

// Kept on globalThis, because a module can be loaded twice in one process.
interface Shared {
  [CLIENT_SEAM]?: ClientSeam | undefined;
  [HOST_SCOPES]?: { getStore(): HostScope | undefined } | undefined;
}
const shared = globalThis as Shared;

/** The scope of the host that runs the current call; undefined on AWS. */
export const currentScope = (): HostScope | undefined => shared[HOST_SCOPES]?.getStore();
/** The seam for clients created now; undefined on AWS. */
export const currentSeam = (): ClientSeam | undefined => currentScope()?.clients ?? shared[CLIENT_SEAM];
/** Sets or removes the seam of the whole process. */
export const setClientSeam = (seam: ClientSeam | undefined): void => {
  shared[CLIENT_SEAM] = seam;
};
