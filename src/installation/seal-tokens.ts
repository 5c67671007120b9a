import type { Installation, SealedTokens } from './installation.ts'
import type { SecretBox } from './secret-box.ts'

/** The tokens of an installation, as the platform gave them. */
export interface Tokens {
  readonly token: string
  readonly refreshToken: string | null
  readonly expiresAt: number | null
}

type Owner = Pick<Installation, 'platform' | 'id'>

/** Seals tokens for one installation: in another's row they don't open, nor one in the other's place. */
export function sealTokens(box: SecretBox, { platform, id }: Owner, tokens: Tokens): SealedTokens {
  const { token, refreshToken, expiresAt } = tokens
  return {
    token: box.seal(token, [platform, id, 'token']),
    refreshToken: refreshToken === null ? null : box.seal(refreshToken, [platform, id, 'refresh']),
    expiresAt,
  }
}

/** Throws SealError. */
export function openTokens(box: SecretBox, { platform, id, ...sealed }: Owner & SealedTokens): Tokens {
  const { token, refreshToken, expiresAt } = sealed
  return {
    token: box.open(token, [platform, id, 'token']),
    refreshToken: refreshToken === null ? null : box.open(refreshToken, [platform, id, 'refresh']),
    expiresAt,
  }
}
