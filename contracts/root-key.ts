/**
 * The key above all others: it wraps the wrapping keys of an installation and nothing else. KMS on AWS; a file or a
 * passphrase on one machine. The context is bound to what was wrapped: with another one it does not open.
 */
export interface RootKey {
  wrap(key: Uint8Array, context: Readonly<Record<string, string>>): Promise<Uint8Array>;
  /** Throws if this root key did not wrap it, or wrapped it for another context. */
  unwrap(wrapped: Uint8Array, context: Readonly<Record<string, string>>): Promise<Uint8Array>;
}
