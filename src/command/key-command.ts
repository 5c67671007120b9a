/** What can be asked about the keys with which programs read the workspace's documents. */
export type KeyCommand =
  /** All of them, without their secrets. */
  { readonly kind: 'keys' } | RevokeKey

/** `key` is its name or its id. */
export interface RevokeKey {
  readonly kind: 'revoke key'
  readonly key: string
}

/** Only what is typed makes a key: no button carries it. `name` is empty where none was typed. */
export interface NewKey {
  readonly kind: 'new key'
  readonly name: string
}
