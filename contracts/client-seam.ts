/** A client of the AWS SDK as the seam sees it: it takes middleware, and its request handler can be put in another's place. */
export interface SeamClient {
  readonly middlewareStack: {
    // biome-ignore lint/suspicious/noExplicitAny: the SDK types its middleware by client; contracts do not know the SDK.
    add(middleware: any, options?: any): void;
    remove(name: string): unknown;
  };
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  readonly config: any;
}

/** What a host does to each client of the AWS SDK that handlers open, right after it was made. */
export interface ClientSeam {
  /** The document client; its stack and configuration are those of the client beneath it. */
  dynamodb?(client: SeamClient): void;
  sfn?(client: SeamClient): void;
  mail?(client: SeamClient): void;
  sms?(client: SeamClient): void;
  secrets?(client: SeamClient): void;
  sqs?(client: SeamClient): void;
}

/** What a host hands to the handlers that it runs. Services are opened once for each object of this kind. */
export interface HostScope {
  /** In the place of the environment of the process. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly clients?: ClientSeam;
}

/** `globalThis[CLIENT_SEAM]`: the seam of the whole process, for what runs in no host's scope. */
export const CLIENT_SEAM = Symbol.for('kinbridge.client-seam');
/** `globalThis[HOST_SCOPES]`: tells the scope of the host that runs the current call, which `local/` keeps. */
export const HOST_SCOPES = Symbol.for('kinbridge.host-scopes');

// Kept on globalThis, because a module can be loaded twice in one process.
interface Shared {
  [CLIENT_SEAM]?: ClientSeam | undefined;
  [HOST_SCOPES]?: { getStore(): HostScope | undefined } | undefined;
}
const shared = globalThis as Shared;

/** The scope of the host that runs the current call; undefined on AWS. */
export const currentScope = (): HostScope | undefined => shared[HOST_SCOPES]?.getStore();
/** The seam that clients made now go through; undefined on AWS. */
export const currentSeam = (): ClientSeam | undefined => currentScope()?.clients ?? shared[CLIENT_SEAM];
/** Sets the seam of the whole process, or takes it away. */
export const setClientSeam = (seam: ClientSeam | undefined): void => {
  shared[CLIENT_SEAM] = seam;
};
