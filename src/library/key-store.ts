import type { Workspace } from './holdings.ts'

/** A key with which programs read a workspace's documents; its secret is shown once, and kept as its SHA-256 alone. */
export interface ApiKey {
  /** What it's listed and revoked by; no part of what keeps it secret. */
  readonly id: string
  /** Unique in its workspace, in lower case. */
  readonly name: string
  readonly person: { readonly id: string; readonly name: string | null }
  /** Milliseconds since 1970. */
  readonly madeAt: number
}

/** The keys of workspaces. */
export interface KeyStore {
  /** `secret` is the whole key, as it's sent. Resolves to why it isn't kept, where its name is taken or there are too many. */
  readonly add: (of: Workspace, key: ApiKey, secret: string) => Promise<'added' | 'name taken' | 'too many'>
  /** The oldest first. */
  readonly list: (of: Workspace) => Promise<readonly ApiKey[]>
  /** By its id or its name; null where the workspace has no such key. From then on nobody reads anything with it. */
  readonly revoke: (of: Workspace, key: string) => Promise<ApiKey | null>
  /** The workspace whose documents a key opens; null where it's unknown. */
  readonly find: (secret: string) => Promise<Workspace | null>
}

/** The most keys of a workspace. */
export const mostKeys = 20
